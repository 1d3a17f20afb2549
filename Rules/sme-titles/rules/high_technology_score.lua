-- The innovation score of a high and new technology enterprise. Bands leave a range, within which
-- experts give whole points; where they haven't, the score is a range.

decision {
  title     = "Innovation score of a high and new technology enterprise",
  combine   = "sum",
  effective = { from = "2016-01-01" },
  step      = true,
  above     = params.high_above,
  parts     = {
    property     = { title = "Intellectual property", at_most = params.high_property_most },
    conversion   = { title = "Results put to use" },
    organisation = { title = "Organisation of research" },
    growth       = { title = "Growth" },
  },
}

rule "advancedness" {
  title  = "How advanced the technology is",
  source = "most-2016-195: scoring",
  part   = "property",
  points = function(enterprise)
    return assigned(enterprise, "ip_advancedness", params.high_advancedness_points)
  end,
  max    = params.high_advancedness_most,
}

rule "core_support" {
  title  = "How far rights support the main products",
  source = "most-2016-195: scoring",
  part   = "property",
  points = function(enterprise)
    return assigned(enterprise, "ip_core_support", params.high_core_support_points)
  end,
  max    = params.high_core_support_most,
}

rule "number" {
  title  = "Number of rights",
  source = "most-2016-195: scoring",
  part   = "property",
  points = function(enterprise)
    if property.has_class_one(enterprise) then
      return assigned(enterprise, "ip_number", params.high_class_one)
    end
    return assigned(enterprise, "ip_number", params.high_number_points:at(property.class_two(enterprise)))
  end,
  max    = params.high_number_most,
}

rule "acquisition" {
  title  = "How rights were acquired",
  source = "most-2016-195: scoring",
  part   = "property",
  points = function(enterprise)
    if property.has_developed(enterprise) then
      return assigned(enterprise, "ip_acquisition", params.high_developed)
    end
    if property.has_any(enterprise) then
      return assigned(enterprise, "ip_acquisition", params.high_transferred)
    end
    return 0
  end,
  max    = params.high_acquisition_most,
}

rule "standards" {
  title  = "Took part in standards",
  source = "most-2016-195: scoring",
  part   = "property",
  test   = function(enterprise) return #enterprise.standards > 0 end,
  points = function(enterprise)
    return assigned(enterprise, "ip_standards", params.high_standards_points)
  end,
  max    = params.high_standards_most,
}

rule "conversions" {
  title  = "Results put to use, on average of three years",
  source = "most-2016-195: scoring",
  part   = "conversion",
  points = function(enterprise)
    local three = accounts.of(enterprise, 1).conversions + accounts.of(enterprise, 2).conversions
      + accounts.of(enterprise, 3).conversions
    return assigned(enterprise, "conversion_points", params.high_conversions_points:at(three / params.high_conversion_years))
  end,
  max    = params.high_conversions_most,
}

rule "rules" {
  title  = "Rules and accounts of research",
  source = "most-2016-195: scoring",
  part   = "organisation",
  points = function(enterprise)
    return assigned(enterprise, "organisation_rules", params.high_rules_points)
  end,
  max    = params.high_rules_most,
}

rule "institution" {
  title  = "Research institution, and research with universities",
  source = "most-2016-195: scoring",
  part   = "organisation",
  points = function(enterprise)
    return assigned(enterprise, "organisation_institution", params.high_institution_points)
  end,
  max    = params.high_institution_most,
}

rule "incentives" {
  title  = "Incentives to put results to use",
  source = "most-2016-195: scoring",
  part   = "organisation",
  points = function(enterprise)
    return assigned(enterprise, "organisation_incentives", params.high_incentives_points)
  end,
  max    = params.high_incentives_most,
}

rule "people" {
  title  = "Training and attraction of people",
  source = "most-2016-195: scoring",
  part   = "organisation",
  points = function(enterprise)
    return assigned(enterprise, "organisation_people", params.high_people_points)
  end,
  max    = params.high_people_most,
}

-- The guide says nothing of net assets below 0.
local function net_assets_growth(enterprise)
  local first, second = accounts.of(enterprise, 3).net_assets, accounts.of(enterprise, 2).net_assets
  if first < 0 or second < 0 then return review "how does growth count from net assets below 0?" end
  return accounts.mean_growth(first, second, accounts.of(enterprise, 1).net_assets)
end

rule "net_assets" {
  title  = "Growth of net assets",
  source = "most-2016-195: scoring",
  part   = "growth",
  points = function(enterprise)
    return assigned(enterprise, "growth_net_assets", params.high_growth:at(net_assets_growth(enterprise)))
  end,
  max    = params.high_growth_most,
}

rule "sales" {
  title  = "Growth of sales",
  source = "most-2016-195: scoring",
  part   = "growth",
  points = function(enterprise)
    local growth = accounts.mean_growth(accounts.of(enterprise, 3).revenue,
      accounts.of(enterprise, 2).revenue, accounts.of(enterprise, 1).revenue)
    return assigned(enterprise, "growth_sales", params.high_growth:at(growth))
  end,
  max    = params.high_growth_most,
}
