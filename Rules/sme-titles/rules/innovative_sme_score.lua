-- The score of an innovative SME by annex 1 of the measure of 2022. A share at a boundary takes the
-- better band.

decision {
  title     = "Score of an innovative SME",
  combine   = "sum",
  effective = { from = "2022-01-01" },
  step      = true,
  at_least  = params.innovative_pass,
  parts     = {
    innovation     = { title = "Capacity for innovation", at_least = params.innovative_innovation_pass },
    growth         = { title = "Growth", at_least = params.innovative_growth_pass },
    specialisation = { title = "Specialisation", at_least = params.innovative_specialisation_pass },
  },
}

rule "property" {
  title  = "Intellectual property of the main product",
  source = "miit-2022-63: annex 1",
  part   = "innovation",
  points = function(enterprise)
    return property.innovative_points(enterprise)
  end,
  max    = params.innovative_property_most,
}

rule "research" {
  title  = "Share of revenue that goes into research",
  source = "miit-2022-63: annex 1",
  part   = "innovation",
  points = function(enterprise)
    return params.innovative_research_points:at(accounts.research_share(enterprise, 1))
  end,
  max    = params.innovative_research_most,
}

rule "main_growth" {
  title  = "Growth of main revenue",
  source = "miit-2022-63: annex 1",
  part   = "growth",
  points = function(enterprise)
    return params.innovative_growth_points:at(accounts.main_growth(enterprise))
  end,
  max    = params.innovative_growth_most,
}

rule "liabilities" {
  title  = "Share of liabilities in assets",
  source = "miit-2022-63: annex 1",
  part   = "growth",
  points = function(enterprise)
    return params.innovative_liabilities_points:at(accounts.liabilities(enterprise))
  end,
  max    = params.innovative_liabilities_most,
}

rule "emerging" {
  title  = "Main product of the strategic emerging industries",
  source = "miit-2022-63: annex 1",
  part   = "specialisation",
  points = function(enterprise)
    if enterprise.strategic_emerging then return params.innovative_emerging_points end
    return params.innovative_other_points
  end,
  min    = params.innovative_other_points,
  max    = params.innovative_emerging_points,
}

rule "main_share" {
  title  = "Share of the main business in revenue",
  source = "miit-2022-63: annex 1",
  part   = "specialisation",
  points = function(enterprise)
    return params.innovative_main_points:at(accounts.main_share(enterprise))
  end,
  max    = params.innovative_main_most,
}
