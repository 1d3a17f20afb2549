-- What the enterprise is to others in its last period: linked, a partner, or autonomous.

decision {
  title   = "Linked, partner or autonomous",
  combine = "first",
  step    = true,
}

rule "linked" {
  title  = "Linked with another",
  source = "ec-2003-361: article 3(3)",
  value  = "linked",
  test   = function(enterprise)
    local period = periods.last(enterprise)
    return any(period.relations, function(relation) return ties.linked(relation, period) end)
  end,
}

rule "partner" {
  title  = "Partner of another",
  source = "ec-2003-361: article 3(2)",
  value  = "partner",
  test   = function(enterprise)
    local period = periods.last(enterprise)
    return any(period.relations, ties.partner)
  end,
}

rule "autonomous" {
  title  = "Autonomous",
  source = "ec-2003-361: article 3(1)",
  value  = "autonomous",
}
