-- Innovative SME (创新型中小企业): the score, or one of the direct conditions; annex 1 of the measure
-- of 2022 stays in use under that of 2026, whose vetoes apply from its first day.

decision {
  title     = "Innovative SME",
  combine   = "any",
  effective = { from = "2022-01-01" },
}

rule "not_listed" {
  must      = true,
  title     = "On no list of abnormal operations or serious dishonesty",
  source    = "miit-2026-2: vetoes common to all titles",
  effective = { from = "2026-04-01" },
  test      = function(enterprise) return not vetoes.listed(enterprise) end,
  fail      = "abnormal operations: {enterprise.abnormal_operation}; dishonesty: {enterprise.serious_dishonesty}",
}

rule "no_incident" {
  must      = true,
  title     = "No major incident in recent years",
  source    = "miit-2026-2: vetoes common to all titles",
  effective = { from = "2026-04-01" },
  test      = function(enterprise)
    return not vetoes.incident(enterprise, params.veto_incidents, params.veto_years)
  end,
  fail      = "a major incident within {params.veto_years} years before {as_of}",
}

rule "score" {
  title  = "Score, as a whole and in each part",
  source = "miit-2022-63: annex 1",
  test   = function()
    return decided.innovative_sme_score.yes, {
      total          = decided.innovative_sme_score.value,
      innovation     = decided.innovative_sme_score.parts.innovation,
      growth         = decided.innovative_sme_score.parts.growth,
      specialisation = decided.innovative_sme_score.parts.specialisation,
    }
  end,
  pass   = "{total} points",
  fail   = "{total} points: innovation {innovation}, growth {growth}, specialisation {specialisation}; at least {params.innovative_pass}, {params.innovative_innovation_pass}, {params.innovative_growth_pass} and {params.innovative_specialisation_pass} are asked",
}

rule "award" {
  title  = "National or provincial award of science and technology",
  source = "miit-2022-63: annex 1, direct conditions",
  test   = function(enterprise)
    return recognition.awarded(enterprise, params.innovative_award_levels, params.innovative_award_years)
  end,
  fail   = "no national or provincial award of the last {params.innovative_award_years} years",
}

rule "title" {
  title  = "Valid title that counts in place of the score",
  source = "miit-2022-63: annex 1, direct conditions",
  test   = function(enterprise) return recognition.holds(enterprise, params.innovative_titles) end,
  fail   = "holds no valid title among: {params.innovative_titles}",
}

rule "institution" {
  title  = "Research institution of a province or above",
  source = "miit-2022-63: annex 1, direct conditions",
  test   = function(enterprise) return recognition.provincial_institution(enterprise) end,
  fail   = "no research institution of a province or above",
}

rule "equity" {
  title  = "New equity of recent years",
  source = "miit-2022-63: annex 1, direct conditions",
  test   = function(enterprise)
    local raised = equity.raised_within(enterprise, params.innovative_equity_years,
      params.innovative_most_sold)
    return raised >= params.innovative_equity, { raised = raised }
  end,
  fail   = "new equity of {raised:money} in {params.innovative_equity_years} years, at least {params.innovative_equity:money} is asked",
}
