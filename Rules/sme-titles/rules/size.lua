-- The size of an enterprise by its industry. 以上 includes its number, 以下 does not.

decision {
  title     = "Size by industry",
  combine   = "first",
  effective = { from = "2011-01-01" },
}

rule "large" {
  title  = "Large: below no limit of SMEs",
  source = "miit-2011-300: limits by industry",
  test   = function(enterprise) return sizes.is_large(enterprise) end,
  value  = "large",
  pass   = "large by the limits of {enterprise.size_industry}",
}

rule "medium" {
  title  = "Medium: at or above each floor",
  source = "miit-2011-300: limits by industry",
  test   = function(enterprise) return sizes.is_medium(enterprise) end,
  value  = "medium",
  pass   = "medium by the limits of {enterprise.size_industry}",
}

rule "small" {
  title  = "Small: at or above each floor",
  source = "miit-2011-300: limits by industry",
  test   = function(enterprise) return sizes.is_small(enterprise) end,
  value  = "small",
  pass   = "small by the limits of {enterprise.size_industry}",
}

rule "micro" {
  title  = "Micro: below a floor of small enterprises",
  source = "miit-2011-300: limits by industry",
  value  = "micro",
  pass   = "micro by the limits of {enterprise.size_industry}",
}
