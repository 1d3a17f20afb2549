-- Micro, small, medium-sized or large. A category is lost and gained only by two periods in a row.

decision {
  title   = "Category, as two periods in a row make it",
  combine = "first",
  when    = function(enterprise) return tables.regimes:has(enterprise.regime) end,
}

rule "micro" {
  title  = "Micro",
  source = "ec-2003-361: article 4",
  value  = "micro",
  when   = function(enterprise) return periods.has(enterprise, "micro") end,
  test   = function(enterprise) return periods.keeps(enterprise, "micro") end,
}

rule "small" {
  title  = "Small",
  source = "ec-2003-361: article 4",
  value  = "small",
  when   = function(enterprise) return periods.has(enterprise, "small") end,
  test   = function(enterprise) return periods.keeps(enterprise, "small") end,
}

rule "medium" {
  title  = "Medium-sized",
  source = "ec-2003-361: article 4",
  value  = "medium",
  when   = function(enterprise) return periods.has(enterprise, "medium") end,
  test   = function(enterprise) return periods.keeps(enterprise, "medium") end,
}

rule "sme" {
  title  = "Small or medium-sized, without a class within",
  source = "cird: CIRD92000",
  value  = "sme",
  when   = function(enterprise) return periods.has(enterprise, "sme") end,
  test   = function(enterprise) return periods.keeps(enterprise, "sme") end,
}

rule "large" { title = "Large", source = "ec-2003-361: article 4", value = "large" }
