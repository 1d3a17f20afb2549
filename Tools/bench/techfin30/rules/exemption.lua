-- Who needs no further review.

decision { title = "Exemption", combine = "all" }

rule "sound" {
  title  = "Eligible, of a high tier, and sound in every respect",
  source = "techfin: exemption",
  test   = function(company)
    return decided.eligibility.yes
      and (decided.tier.value == "A" or decided.tier.value == "B")
      and financing.raised(company) >= params.exempt_raised
      and company.overdue_days == 0
      and company.litigation_count == 0
      and company.debt_ratio <= params.exempt_debt
      and company.credit_score >= params.exempt_credit
      and company.net_profit > 0
      and company.requested_amount <= params.exempt_amount
  end,
}
