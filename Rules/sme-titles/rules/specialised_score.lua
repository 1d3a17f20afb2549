-- The score of a specialised SME by the measure of 2022.

decision {
  title     = "Score of a specialised SME (measure of 2022)",
  combine   = "sum",
  effective = { from = "2022-01-01" },
  when      = function() return measures.specialised() == "miit_2022" end,
  step      = true,
  at_least  = params.specialised_2022_pass,
  parts     = {
    specialisation = { title = "Specialisation" },
    refinement     = { title = "Refinement, without quality" },
    quality        = { title = "Refinement: quality", at_most = params.specialised_2022_quality_most },
    local_points   = { title = "Distinctive: indicators of the province" },
    innovation     = { title = "Capacity for innovation" },
  },
}

rule "main_share" {
  title  = "Share of the main business in revenue",
  source = "miit-2022-63: specialised, table of points",
  part   = "specialisation",
  points = function(enterprise)
    return params.specialised_2022_main_points:at(accounts.main_share(enterprise))
  end,
  max    = params.specialised_2022_main_most,
}

rule "growth" {
  title  = "Average growth of main revenue in two years",
  source = "miit-2022-63: specialised, table of points",
  part   = "specialisation",
  points = function(enterprise)
    return params.specialised_2022_growth_points:at(accounts.average_growth(enterprise))
  end,
  max    = params.specialised_2022_growth_most,
}

rule "niche_years" {
  title  = "Years in the niche",
  source = "miit-2022-63: specialised, table of points",
  part   = "specialisation",
  points = function(enterprise)
    local points = floor(accounts.niche_years(enterprise) / params.specialised_2022_niche_step)
    return max(0, min(points, params.specialised_2022_niche_most))
  end,
  max    = params.specialised_2022_niche_most,
}

rule "field" {
  title  = "Field of the main product",
  source = "miit-2022-63: specialised, table of points",
  part   = "specialisation",
  points = function(enterprise)
    if #enterprise.product_fields > 0 then
      return largest(enterprise.product_fields, function(field)
        return sum(tables.field_points:rows({ field = field }), function(row) return row.points end)
      end)
    end
    return 0
  end,
  max    = params.specialised_2022_field_most,
}

rule "digital" {
  title  = "Level of digitalisation",
  source = "miit-2022-63: specialised, table of points",
  part   = "refinement",
  points = function(enterprise)
    return params.specialised_2022_digital_points:at(enterprise.digital_level)
  end,
  max    = params.specialised_2022_digital_most,
}

rule "margin" {
  title  = "Net margin",
  source = "miit-2022-63: specialised, table of points",
  part   = "refinement",
  points = function(enterprise)
    return params.specialised_2022_margin_points:at(accounts.margin(enterprise))
  end,
  max    = params.specialised_2022_margin_most,
}

rule "liabilities" {
  title  = "Share of liabilities in assets",
  source = "miit-2022-63: specialised, table of points",
  part   = "refinement",
  points = function(enterprise)
    return params.specialised_2022_liabilities_points:at(accounts.liabilities(enterprise))
  end,
  max    = params.specialised_2022_liabilities_most,
}

rule "quality_award" {
  title  = "Quality award of a province or above",
  source = "miit-2022-63: specialised, table of points",
  part   = "quality",
  test   = function(enterprise) return enterprise.quality_award end,
  points = params.specialised_2022_quality_points,
}

rule "management" {
  title  = "Certified management system",
  source = "miit-2022-63: specialised, table of points",
  part   = "quality",
  test   = function(enterprise) return enterprise.management_certified end,
  points = params.specialised_2022_quality_points,
}

rule "brand" {
  title  = "Brand of its own",
  source = "miit-2022-63: specialised, table of points",
  part   = "quality",
  test   = function(enterprise) return enterprise.own_brand end,
  points = params.specialised_2022_quality_points,
}

rule "standards" {
  title  = "Took part in drafting standards",
  source = "miit-2022-63: specialised, table of points",
  part   = "quality",
  test   = function(enterprise) return #enterprise.standards > 0 end,
  points = params.specialised_2022_quality_points,
}

rule "local_indicators" {
  title  = "Indicators that the province sets",
  source = "miit-2022-63: specialised, table of points",
  part   = "local_points",
  points = function(enterprise)
    return assigned(enterprise, "local_points", params.specialised_2022_local)
  end,
  max    = params.specialised_2022_local_most,
}

rule "property" {
  title  = "Intellectual property of the main product",
  source = "miit-2022-63: specialised, table of points",
  part   = "innovation",
  points = function(enterprise)
    return property.specialised_points(enterprise)
  end,
  max    = params.specialised_2022_property_most,
}

-- By amount or by share of revenue, whichever gives more. Without revenue the share gives nothing.
rule "research" {
  title  = "Research by its amount or its share of revenue",
  source = "miit-2022-63: specialised, table of points",
  part   = "innovation",
  points = function(enterprise)
    local last = accounts.of(enterprise, 1)
    local by_amount = params.specialised_2022_amount_points:at(last.research)
    if by_amount == params.specialised_2022_research_most then return by_amount end
    return max(by_amount, params.specialised_2022_share_points:at(ratio(last.research, last.revenue, 0)))
  end,
  max    = params.specialised_2022_research_most,
}

rule "people" {
  title  = "Share of staff of research",
  source = "miit-2022-63: specialised, table of points",
  part   = "innovation",
  points = function(enterprise)
    return params.specialised_2022_people_points:at(accounts.research_people(enterprise))
  end,
  max    = params.specialised_2022_people_most,
}

rule "institution" {
  title  = "Research institution",
  source = "miit-2022-63: specialised, table of points",
  part   = "innovation",
  points = function(enterprise)
    return recognition.institution_points(enterprise)
  end,
  max    = params.specialised_2022_institution_most,
}
