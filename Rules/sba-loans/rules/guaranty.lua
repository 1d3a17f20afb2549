-- The guaranteed share of a 7(a) loan against the ceiling of the day on which it was approved.

decision {
  title   = "Guaranty within the ceiling",
  combine = "all",
  -- A loan guaranteed in full is of another programme, to which the ceiling doesn't apply.
  when    = function(loan) return loan.guaranteed ~= loan.gross_approved end,
}

rule "ceiling" {
  title  = "Guaranteed share at most the ceiling",
  source = "sba-7a: ceilings",
  test   = function(loan)
    local highest = params.max_share:at(loan.gross_approved)
    -- A quotient, not a product: at the exact boundary a product is often a digit off.
    local share = (loan.guaranteed - params.rounding) / loan.gross_approved
    return share <= highest, { share = loan.guaranteed / loan.gross_approved, highest = highest }
  end,
  fail   = "{share:percent} of {loan.gross_approved:money} is guaranteed, at most {highest:percent} may be",
}
