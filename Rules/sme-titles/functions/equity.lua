-- New equity: what qualified institutional investors paid in during the years before the as-of date.

local function is_new(financing, years)
  return financing.closed_on <= as_of and add_years(financing.closed_on, years) >= as_of
    and financing.qualified
end

function raised(enterprise, years)
  local rounds = where(enterprise.financing_rounds, function(financing)
    return is_new(financing, years)
  end)
  return sum(rounds, function(financing) return financing.amount end)
end

-- The same, of rounds in which no more than the share that is allowed was sold.
function raised_within(enterprise, years, most_sold)
  local rounds = where(enterprise.financing_rounds, function(financing)
    return is_new(financing, years) and financing.share_sold <= most_sold
  end)
  return sum(rounds, function(financing) return financing.amount end)
end
