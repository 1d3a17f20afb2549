-- Whether those who run a fund are exempt from liability for its losses. Unlike a loan, a fund is judged as
-- a whole and over its life: the loss of one investment or of one year settles nothing. What excludes
-- exemption comes from records of investigation, never from a loss.

decision {
  title     = "Exempt over the fund as a whole (due diligence)",
  combine   = "any",
  records   = { "fund_review" },
  as_of     = "fund_review.reviewed_on",
  effective = { from = "2025-12-23" },
}

local cents = 2
local places = 6 -- of a share; what lies beyond is noise of the division

-- What an investment has lost; less than nothing where it has gained.
local function loss(investment)
  return round(investment.invested - investment.returned - investment.value, cents)
end

local function has_lost(investment) return loss(investment) > 0 end

-- Never exempt.

local function is_established(fund_review, code)
  return any(fund_review.findings, function(finding)
    return finding.code == code and finding.established
  end)
end

rule "no_benefit" {
  must   = true,
  title  = "No benefit for themselves or others at the cost of the fund",
  source = "state-council-2025-1: exemption of those who are diligent and keep to the rules",
  test   = function(fund_review) return not is_established(fund_review, "benefit") end,
  fail   = "not exempt on this record: a benefit at the cost of the fund is established",
}

rule "no_concealment" {
  must   = true,
  title  = "No falsification or concealment",
  source = "state-council-2025-1: exemption of those who are diligent and keep to the rules",
  test   = function(fund_review) return not is_established(fund_review, "concealment") end,
  fail   = "not exempt on this record: falsification or concealment is established",
}

rule "no_breach" {
  must   = true,
  title  = "No breach of law or of the rules of the fund",
  source = "state-council-2025-1: exemption of those who are diligent and keep to the rules",
  test   = function(fund_review) return not is_established(fund_review, "breach") end,
  fail   = "not exempt on this record: a breach of law or of the rules of the fund is established",
}

rule "related" {
  must   = true,
  title  = "Relations disclosed, and who is related stood back",
  source = "bank: funds, related parties",
  test   = function(fund_review)
    return every(fund_review.investments, function(investment)
      return not investment.related or investment.related_disclosed
    end)
  end,
  fail   = "not exempt on this record: an investment in which a related party took part, undisclosed",
}

-- Diligence, where there is a loss.

rule "complete" {
  must   = true,
  title  = "All investments of the fund are reviewed",
  source = "state-council-2025-1: evaluation over the whole chain and life cycle",
  test   = function(fund_review)
    local reviewed = #fund_review.investments
    return reviewed == fund_review.investments_made, { reviewed = reviewed }
  end,
  fail   = "not exempt on this record: {reviewed} investments are reviewed, the books show {fund_review.investments_made}",
}

rule "procedures" {
  must   = true,
  title  = "Procedures kept wherever there is a loss",
  source = "state-council-2025-1: exemption of those who are diligent and keep to the rules",
  test   = function(fund_review)
    return every(fund_review.investments, function(investment)
      return not has_lost(investment) or investment.diligence_done
        and investment.decided_collectively and investment.followed_up
    end)
  end,
  fail   = "not exempt on this record: a loss without due diligence, collective decision or management afterwards",
}

rule "reported" {
  must   = true,
  title  = "Every loss reported promptly",
  source = "bank: funds, report of losses",
  test   = function(fund_review)
    return every(fund_review.investments, function(investment)
      return not has_lost(investment) or investment.reported_promptly
    end)
  end,
  fail   = "not exempt on this record: a loss is judged not to have been reported promptly",
}

-- Exempt, over the life of the fund.

local function is_investing(fund_review) return as_of <= fund_review.invests_until end

local function is_judged(fund_review) return not is_investing(fund_review) end

-- The phase of its life, once it has stopped investing.
local function phase(fund_review)
  if as_of <= fund_review.ends_on then return "exiting" end
  return "ended"
end

-- What of the fund may be lost in this phase of its life: 0 where the table has no row.
local function tolerance(fund_review)
  local rows = tables.fund_tolerance:rows({ fund = fund_review.fund, phase = phase(fund_review) })
  return sum(rows, function(row) return row.share end)
end

-- The share of all that was invested which is lost, gains set against losses; 0 where the fund has gained.
local function net_loss(fund_review, counted)
  local all = sum(fund_review.investments, function(investment) return investment.invested end)
  return max(0, round(ratio(sum(fund_review.investments, counted), all, 0), places))
end

local function is_from_outside(investment)
  return any(params.outside_causes, function(cause) return cause == investment.cause end)
end

-- A loss from an outside cause is left out.
local function own_loss(investment)
  if has_lost(investment) and is_from_outside(investment) then return 0 end
  return loss(investment)
end

rule "investing" {
  title  = "Still investing: results are not judged yet",
  source = "state-council-2025-1: no single year's result as the basis",
  test   = is_investing,
  pass   = "exempt: the fund invests until {fund_review.invests_until}, and its results are not judged before",
  fail   = "the fund invested until {fund_review.invests_until}, so its results are judged",
}

rule "tolerated" {
  title  = "Result of the fund as a whole within the tolerance",
  source = "state-council-2025-1: no single project's result as the basis, tolerance of normal risk",
  when   = is_judged,
  test   = function(fund_review)
    local share = net_loss(fund_review, loss)
    return share <= tolerance(fund_review), { share = share, most = tolerance(fund_review) }
  end,
  pass   = "exempt: net loss of {share:percent} of what the fund invested, tolerated are {most:percent}",
  fail   = "not exempt on this record: net loss of {share:percent} of what the fund invested, tolerated are {most:percent}",
}

rule "outside" {
  title  = "Within the tolerance but for losses from outside causes",
  source = "state-council-2025-1: tolerance of normal risk",
  when   = is_judged,
  test   = function(fund_review)
    local share = net_loss(fund_review, own_loss)
    return share <= tolerance(fund_review), { share = share, most = tolerance(fund_review) }
  end,
  pass   = "exempt: net loss of {share:percent} without losses from outside causes, tolerated are {most:percent}",
  fail   = "not exempt on this record: net loss of {share:percent} even without losses from outside causes",
}
