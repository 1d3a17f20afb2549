-- The one pool of loans and equity: what an enterprise asks of it, and what it holds.

function asked(enterprise)
  return enterprise.asked_credit + enterprise.asked_equity
end

-- What the bank's books don't name isn't held.
function held_credit(enterprise)
  return value_or(enterprise, "held_credit", 0)
end

function held_equity(enterprise)
  return value_or(enterprise, "held_equity", 0)
end

function held(enterprise)
  return held_credit(enterprise) + held_equity(enterprise)
end

function size()
  return params.credit_envelope + params.equity_envelope
end
