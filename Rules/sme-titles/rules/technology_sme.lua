-- Technology-based SME (科技型中小企业): every term of article 6, with the score or one of the direct
-- conditions of article 8 in its place.

decision {
  title     = "Technology-based SME",
  combine   = "any",
  effective = { from = "2017-05-03" },
}

rule "resident" {
  must   = true,
  title  = "A resident enterprise in mainland China",
  source = "most-2017-115: article 6",
  test   = function(enterprise) return enterprise.mainland_resident end,
  fail   = "not a resident enterprise registered in mainland China",
}

rule "size" {
  must   = true,
  title  = "Staff, sales and assets within the limits",
  source = "most-2017-115: article 6",
  test   = function(enterprise)
    local last = accounts.of(enterprise, 1)
    return last.staff <= params.technology_most_staff
      and last.revenue <= params.technology_most_revenue
      and last.total_assets <= params.technology_most_assets,
      { staff = last.staff, revenue = last.revenue, assets = last.total_assets }
  end,
  fail   = "staff {staff}, sales {revenue:money}, assets {assets:money}; at most {params.technology_most_staff}, {params.technology_most_revenue:money} and {params.technology_most_assets:money} are allowed",
}

rule "products" {
  must   = true,
  title  = "Offers nothing prohibited, restricted or eliminated",
  source = "most-2017-115: article 6",
  test   = function(enterprise) return not enterprise.restricted_products end,
  fail   = "judged to offer what is prohibited, restricted or eliminated",
}

rule "no_incident" {
  must   = true,
  title  = "No major incident in this year and the last",
  source = "most-2017-115: article 6",
  test   = function(enterprise)
    return not vetoes.incident_since_last_year(enterprise, params.technology_incidents)
  end,
  fail   = "a major incident in the year of {as_of} or the one before",
}

rule "not_listed" {
  must   = true,
  title  = "On no list of abnormal operations or serious illegality",
  source = "most-2017-115: article 6",
  test   = function(enterprise) return not vetoes.listed(enterprise) end,
  fail   = "abnormal operations: {enterprise.abnormal_operation}; dishonesty: {enterprise.serious_dishonesty}",
}

rule "no_fraud" {
  must      = true,
  title     = "No fraud in recent years",
  source    = "miit-2026-160: fraud",
  effective = { from = "2026-01-01" },
  test      = function(enterprise)
    return not recognition.banned(enterprise, "technology_sme", params.technology_ban_years)
  end,
  fail      = "a falsified application was established within {params.technology_ban_years} years",
}

rule "score" {
  title  = "Score, with points for staff",
  source = "most-2017-115: article 6",
  test   = function()
    return decided.technology_sme_score.yes,
      { total = decided.technology_sme_score.value, staff = decided.technology_sme_score.parts.staff }
  end,
  pass   = "{total} points",
  fail   = "{total} points, {staff} of them for staff; at least {params.technology_pass} and some for staff are asked",
}

rule "high_technology" {
  title  = "Valid certificate of high and new technology",
  source = "most-2017-115: article 8",
  test   = function(enterprise)
    return any(enterprise.certificates, function(certificate)
      return certificate.title == "high_technology" and recognition.is_valid(certificate)
    end)
  end,
  fail   = "holds no valid certificate of high and new technology",
}

rule "award" {
  title  = "National award of science and technology, among the first",
  source = "most-2017-115: article 8",
  test   = function(enterprise)
    return recognition.awarded_first(enterprise, params.technology_award_levels,
      params.technology_award_rank, params.technology_award_years)
  end,
  fail   = "no national award of the last {params.technology_award_years} years among the first {params.technology_award_rank}",
}

rule "institution" {
  title  = "Research institution of a province or above",
  source = "most-2017-115: article 8",
  test   = function(enterprise) return recognition.provincial_institution(enterprise) end,
  fail   = "no research institution of a province or above",
}

rule "standard" {
  title  = "Led an international, national or industry standard",
  source = "most-2017-115: article 8",
  test   = function(enterprise) return recognition.led_standard(enterprise) end,
  fail   = "led no standard of the last {params.technology_standard_years} years",
}
