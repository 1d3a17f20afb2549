-- Whether the next fund takes an enterprise over from the one that holds it. The relay goes onward alone:
-- from the pioneer fund to long-term growth, and from either to going overseas.

decision {
  title     = "Hand-over to the next fund",
  combine   = "all",
  records   = { "relay" },
  effective = { from = "2025-12-23" },
  when      = function(relay) return relay.held_by ~= "none" end,
}

rule "fits" {
  must   = true,
  title  = "A fund fits",
  source = "announcement-2026: fund vehicles",
  test   = function() return decided.fund.yes end,
  fail   = "no fund of the programme fits",
}

rule "due" {
  title  = "Another fund fits than the one that holds it, further on",
  source = "announcement-2026: fund vehicles",
  test   = function(enterprise, relay)
    if relay.held_by == "pioneer_fund" then
      return relay.goes_overseas or funds.grown(enterprise)
    end
    return relay.held_by == "growth_fund" and relay.goes_overseas
  end,
  pass   = "{relay.held_by} hands over to {decided.fund.value}",
  fail   = "held by {relay.held_by}, beyond which no fund fits yet",
}

rule "approved" {
  title  = "The fund that takes over has approved",
  source = "bank: relay of funds",
  test   = function(relay) return relay.approved_on <= as_of end,
  fail   = "approval by the fund that takes over is of {relay.approved_on}, after {as_of}",
}

rule "no_gap" {
  title  = "No day without a fund",
  source = "bank: relay of funds",
  test   = function(relay) return relay.pays_on <= relay.held_until end,
  fail   = "the next fund pays on {relay.pays_on}, the one before stays until {relay.held_until}",
}

rule "valued" {
  title  = "Priced by a recent valuation",
  source = "bank: relay of funds",
  test   = function(relay)
    return relay.valued_on <= as_of
      and add_months(relay.valued_on, params.relay_valuation_months) >= as_of
  end,
  fail   = "valued on {relay.valued_on}, not within {params.relay_valuation_months} months before {as_of}",
}

rule "independent_price" {
  title  = "Price set independently of both funds",
  source = "announcement-2026: one value orientation",
  test   = function(relay) return relay.independent_price end,
  fail   = "judged not to be priced independently of both funds",
}
