-- Within which limits the figures of the last period lie, whatever the enterprise was before.

decision {
  title   = "Class of the last period alone",
  combine = "first",
  when    = function(enterprise) return tables.regimes:has(enterprise.regime) end,
  step    = true,
}

rule "micro" {
  title  = "Micro",
  source = "ec-2003-361: article 2",
  value  = "micro",
  when   = function(enterprise) return periods.has(enterprise, "micro") end,
  test   = function(enterprise) return periods.within(enterprise, "micro", periods.last(enterprise)) end,
}

rule "small" {
  title  = "Small",
  source = "ec-2003-361: article 2",
  value  = "small",
  when   = function(enterprise) return periods.has(enterprise, "small") end,
  test   = function(enterprise) return periods.within(enterprise, "small", periods.last(enterprise)) end,
}

rule "medium" {
  title  = "Medium-sized",
  source = "ec-2003-361: article 2",
  value  = "medium",
  when   = function(enterprise) return periods.has(enterprise, "medium") end,
  test   = function(enterprise) return periods.within(enterprise, "medium", periods.last(enterprise)) end,
}

rule "sme" {
  title  = "Small or medium-sized, without a class within",
  source = "cird: CIRD91400",
  value  = "sme",
  when   = function(enterprise) return periods.has(enterprise, "sme") end,
  test   = function(enterprise) return periods.within(enterprise, "sme", periods.last(enterprise)) end,
}

rule "large" { title = "Large", source = "ec-2003-361: article 2", value = "large" }
