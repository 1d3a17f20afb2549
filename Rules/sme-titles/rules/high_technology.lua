-- High and new technology enterprise (高新技术企业): the eight terms of article 11.

decision {
  title     = "High and new technology enterprise",
  combine   = "all",
  effective = { from = "2016-01-01" },
}

rule "registered" {
  title  = "Registered for a year",
  source = "most-2016-32: article 11",
  test   = function(enterprise)
    local days = days_between(enterprise.registered_on, as_of)
    return days >= params.high_registered_days, { days = days }
  end,
  fail   = "registered for {days} days, at least {params.high_registered_days} are asked",
}

rule "core_property" {
  title  = "Owns the intellectual property at the core of its main products",
  source = "most-2016-32: article 11",
  test   = function(enterprise) return enterprise.core_property end,
  fail   = "judged not to own the rights at the core of its main products",
}

rule "field" {
  title  = "Technology in a field that the state supports",
  source = "most-2016-32: article 11",
  test   = function(enterprise) return enterprise.supported_field end,
  fail   = "judged to be in no field that the state supports",
}

rule "staff" {
  title  = "Share of staff of science and technology",
  source = "most-2016-32: article 11",
  test   = function(enterprise)
    local share = accounts.technology_people(enterprise)
    return share >= params.high_technology_staff, { share = share }
  end,
  fail   = "{share:percent} of staff, at least {params.high_technology_staff:percent} is asked",
}

local function research_of_three(enterprise)
  return accounts.research(enterprise) + accounts.of(enterprise, 3).research
end

local function sales_of_three(enterprise)
  return accounts.of(enterprise, 1).revenue + accounts.of(enterprise, 2).revenue
    + accounts.of(enterprise, 3).revenue
end

local function mainland_of_three(enterprise)
  return accounts.of(enterprise, 1).mainland_research + accounts.of(enterprise, 2).mainland_research
    + accounts.of(enterprise, 3).mainland_research
end

rule "research" {
  title  = "Research of three years, by sales of the last",
  source = "most-2016-32: article 11",
  test   = function(enterprise)
    local share = accounts.share(research_of_three(enterprise), sales_of_three(enterprise))
    local least = params.high_research_share:at(accounts.of(enterprise, 1).revenue)
    return share >= least, { share = share, least = least }
  end,
  fail   = "research is {share:percent} of sales of three years, at least {least:percent} is asked",
}

rule "mainland_research" {
  title  = "Share of research in mainland China",
  source = "most-2016-32: article 11",
  test   = function(enterprise)
    local share = accounts.share(mainland_of_three(enterprise), research_of_three(enterprise))
    return share >= params.high_mainland_share, { share = share }
  end,
  fail   = "{share:percent} of research is in mainland China, at least {params.high_mainland_share:percent} is asked",
}

rule "income" {
  title  = "Share of income from high technology",
  source = "most-2016-32: article 11",
  test   = function(enterprise)
    local last = accounts.of(enterprise, 1)
    local share = accounts.share(last.high_technology_income, last.total_income)
    return share >= params.high_income_share, { share = share }
  end,
  fail   = "{share:percent} of total income, at least {params.high_income_share:percent} is asked",
}

rule "score" {
  title  = "Innovation score above the bound",
  source = "most-2016-32: article 11",
  test   = function()
    return decided.high_technology_score.yes, { total = decided.high_technology_score.value }
  end,
  fail   = "{total} points, more than {params.high_above} are asked",
}

rule "no_incident" {
  must   = true,
  title  = "No major incident in the year before",
  source = "most-2016-32: article 11",
  test   = function(enterprise)
    return not vetoes.incident(enterprise, params.high_incidents, params.high_incident_years)
  end,
  fail   = "a major incident in the year before {as_of}",
}
