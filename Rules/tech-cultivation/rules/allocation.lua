-- Who gets how much of the pool: eligible enterprises in the order of priority, each as far as credit,
-- equity, its group and its key area have room. What is held counts, whoever holds it.

decision {
  title     = "Allocation of the fund pool",
  over      = "portfolio",
  combine   = "queue",
  effective = { from = "2025-12-23" },
  -- Who surely has priority comes first, then more points that are sure: what isn't known gives no
  -- place. Of equal ones the smaller request comes first, so that more enterprises are reached.
  order     = function(enterprise)
    return not (known(decided, "priority") and decided.priority.yes),
      -low(decided.priority_score.value), pool.asked(enterprise)
  end,
  short     = "skip",
}

rule "eligible" {
  title  = "Eligible for the programme",
  source = "announcement-2026: fund pool",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme",
}

rule "asks" {
  title  = "Asks for credit or equity",
  source = "announcement-2026: fund pool",
  test   = function(enterprise) return pool.asked(enterprise) > 0 end,
  fail   = "asks for neither credit nor equity",
}

-- An enterprise that stands alone is a client like a group; the cap `group` has those that don't.
rule "one_client" {
  title  = "Within the most for one client",
  source = "bank: concentration",
  when   = function(enterprise) return not known(enterprise, "group") end,
  test   = function(enterprise)
    local most = pool.size() * params.client_share
    local all = pool.held(enterprise) + pool.asked(enterprise)
    return all <= most, { all = all, most = most }
  end,
  fail   = "would hold {all:money}, at most {most:money} may go to one client",
}

cap "credit" {
  title  = "Credit of the programme",
  source = "plan-2025: fund pool, 50 billion of credit",
  takes  = function(enterprise) return enterprise.asked_credit end,
  holds  = function(enterprise) return pool.held_credit(enterprise) end,
  limit  = params.credit_envelope,
  fail   = "asks for credit of {takes:money}; {free:money} of {limit:money} is free",
}

cap "equity" {
  title  = "Equity of the programme",
  source = "plan-2025: fund pool, 10 billion of equity",
  takes  = function(enterprise) return enterprise.asked_equity end,
  holds  = function(enterprise) return pool.held_equity(enterprise) end,
  limit  = params.equity_envelope,
  fail   = "asks for equity of {takes:money}; {free:money} of {limit:money} is free",
}

cap "group" {
  title  = "Group of connected clients",
  source = "bank: concentration",
  when   = function(enterprise) return known(enterprise, "group") end,
  per    = function(enterprise) return enterprise.group end,
  takes  = function(enterprise) return pool.asked(enterprise) end,
  holds  = function(enterprise) return pool.held(enterprise) end,
  limit  = function() return pool.size() * params.client_share end,
  fail   = "asks for {takes:money}; group {enterprise.group} has {free:money} of {limit:money} free",
}

cap "area" {
  title  = "Key area",
  source = "bank: concentration",
  per    = function(enterprise) return enterprise.key_area end,
  takes  = function(enterprise) return pool.asked(enterprise) end,
  holds  = function(enterprise) return pool.held(enterprise) end,
  limit  = function() return pool.size() * params.area_share end,
  fail   = "asks for {takes:money}; {enterprise.key_area} has {free:money} of {limit:money} free",
}
