-- Which kinds of partner of the alliance are introduced to an eligible enterprise: those of its phase that
-- haven't invested yet.

decision {
  title     = "Partners of the alliance to introduce",
  combine   = "any",
  effective = { from = "2025-12-23" },
}

rule "eligible" {
  must   = true,
  title  = "Eligible for the programme",
  source = "announcement-2026: ecosystem alliance",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme",
}

local function phase(enterprise)
  if funds.grown(enterprise) then return "grown" end
  return "early"
end

local function is_of_phase(enterprise, kind)
  return tables.alliance_partners:has({ kind = kind, phase = phase(enterprise) })
end

local function has_invested(enterprise, kind)
  return any(enterprise.financing_rounds, function(financing)
    return financing.closed_on <= as_of and any(financing.investors, function(investor)
      return investor.kind == kind
    end)
  end)
end

rule "state_investor" {
  title  = "State-owned investor",
  source = "announcement-2026: ecosystem alliance",
  value  = "state_investor",
  test   = function(enterprise) return not has_invested(enterprise, "state_investor") end,
  fail   = "a state-owned investor has invested already",
}

rule "national_fund" {
  title  = "National fund",
  source = "announcement-2026: ecosystem alliance",
  value  = "national_fund",
  test   = function(enterprise)
    return is_of_phase(enterprise, "national_fund")
      and not has_invested(enterprise, "national_fund")
  end,
  fail   = "introduced in another phase, or has invested already",
}

rule "insurer" {
  title  = "Insurer",
  source = "announcement-2026: ecosystem alliance",
  value  = "insurer",
  test   = function(enterprise)
    return is_of_phase(enterprise, "insurer")
      and not has_invested(enterprise, "insurer")
  end,
  fail   = "introduced in another phase, or has invested already",
}

rule "venture_capital" {
  title  = "Leading venture capital",
  source = "announcement-2026: ecosystem alliance",
  value  = "venture_capital",
  test   = function(enterprise)
    return is_of_phase(enterprise, "venture_capital")
      and not has_invested(enterprise, "venture_capital")
  end,
  fail   = "introduced in another phase, or has invested already",
}

rule "capital_operator" {
  title  = "State capital operator",
  source = "announcement-2026: ecosystem alliance",
  value  = "capital_operator",
  test   = function(enterprise) return is_of_phase(enterprise, "capital_operator") end,
  fail   = "introduced in another phase",
}
