-- Whether an enterprise may enter the programme.

decision {
  title     = "Eligible for the programme",
  combine   = "all",
  effective = { from = "2025-12-23" },
}

rule "pilot_region" {
  title  = "In a pilot region",
  source = "announcement-2026: pilot regions",
  test   = function(enterprise)
    local region = regions.of(enterprise)
    return tables.pilot_regions:has(region), { region = region }
  end,
  pass   = "{region} is in a pilot region on {as_of}",
  fail   = "{region} is outside the pilot regions on {as_of}",
}

rule "series_a" {
  title  = "Series A closed, or a later stage",
  source = "announcement-2026: entry stage",
  test   = function(enterprise)
    return any(enterprise.financing_rounds, function(financing)
      return reaches(financing, "stage", "series_a") and financing.closed_on <= as_of
    end), { rounds = #enterprise.financing_rounds }
  end,
  fail   = "rounds of financing: {rounds}; none closed by {as_of} is series A or later",
}

rule "key_area" {
  title  = "Main products in a key area",
  source = "announcement-2026: key areas",
  test   = function(enterprise)
    return any(params.key_areas, function(area) return area == enterprise.key_area end),
      { nominated = regions.nominated(enterprise) }
  end,
  pass   = "{enterprise.key_area}; its class of activity nominates: {nominated}",
  fail   = "{enterprise.key_area} is none of: {params.key_areas}",
}

rule "core_technology" {
  title  = "Holds key core technology",
  source = "announcement-2026: target",
  test   = function(enterprise) return enterprise.core_technology end,
  fail   = "judged to hold no key core technology",
}

-- Vetoes. The announcement names none; those common to the titles of the ministry are taken over.

rule "not_listed" {
  must   = true,
  title  = "Not on a list of abnormal operations or serious dishonesty",
  source = "miit-2026-2: vetoes common to all titles",
  test   = function(enterprise)
    return not (enterprise.abnormal_operation or enterprise.serious_dishonesty)
  end,
  fail   = "abnormal operations: {enterprise.abnormal_operation}; dishonesty: {enterprise.serious_dishonesty}",
}

local function is_of_veto(incident)
  return any(params.veto_incidents, function(kind) return kind == incident.kind end)
end

local function excludes(incident)
  return incident.major and is_of_veto(incident) and incident.happened_on <= as_of
    and add_years(incident.happened_on, params.incident_years) >= as_of
end

rule "no_incident" {
  must   = true,
  title  = "No major incident in recent years",
  source = "miit-2026-2: vetoes common to all titles",
  test   = function(enterprise)
    return not any(enterprise.incidents, excludes), {
      kinds = list(where(enterprise.incidents, excludes), function(incident)
        return incident.kind
      end),
    }
  end,
  fail   = "major incident within {params.incident_years} years before {as_of}: {kinds}",
}

-- Limits that the bank may set. While one is unset its rule doesn't apply.

rule "least_revenue" {
  title  = "Revenue of the last year",
  source = "bank: limits of entry",
  when   = function() return known(params, "least_revenue") end,
  test   = function(enterprise)
    local revenue = accounts.revenue(enterprise)
    return revenue >= params.least_revenue, { revenue = revenue }
  end,
  fail   = "revenue of {revenue:money}, at least {params.least_revenue:money} is asked",
}

rule "most_years" {
  title  = "Age",
  source = "bank: limits of entry",
  when   = function() return known(params, "most_years") end,
  test   = function(enterprise)
    local age = years_between(enterprise.registered_on, as_of)
    return age <= params.most_years, { age = age }
  end,
  fail   = "{age} years since registration, at most {params.most_years} are allowed",
}

rule "most_valuation" {
  title  = "Valuation",
  source = "bank: limits of entry",
  when   = function() return known(params, "most_valuation") end,
  test   = function(enterprise) return enterprise.valuation <= params.most_valuation end,
  fail   = "valued at {enterprise.valuation:money}, at most {params.most_valuation:money} is allowed",
}
