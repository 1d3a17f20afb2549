-- The six criteria of priority support, as they stand on the as-of date.

function major_project(enterprise)
  return any(enterprise.projects, function(project)
    return (project.kind == "national_major" or project.kind == "national_special")
      and project.started_on <= as_of
  end)
end

-- An award doesn't expire; the bank may set for how long it counts.
local function counts(award)
  if not known(params, "award_window") then return true end
  return add_years(award.granted_on, params.award_window) >= as_of
end

function national_award(enterprise)
  return any(enterprise.awards, function(award)
    return award.level == "national" and award.of_science
      and award.granted_on <= as_of and counts(award)
  end)
end

function innovation(enterprise)
  return any(enterprise.innovation_scores, function(score)
    return score.assessed_on <= as_of
      and add_months(score.assessed_on, params.score_months) >= as_of
      and score.percentile >= params.excellent_percentile
  end)
end

function national_fund(enterprise)
  return any(enterprise.financing_rounds, function(financing)
    return financing.closed_on <= as_of and any(financing.investors, function(investor)
      return investor.kind == "national_fund"
    end)
  end)
end

local function is_recommended(certificate)
  return any(params.recommended_titles, function(title) return title == certificate.title end)
end

-- A certificate is valid until it expires, also where the rules that it was given by are replaced.
function recommended(enterprise)
  return any(enterprise.certificates, function(certificate)
    return is_recommended(certificate)
      and certificate.issued_on <= as_of and as_of <= certificate.valid_until
  end)
end

function scale_up(enterprise)
  return any(enterprise.scale_up_platforms, function(platform)
    return platform.level == "ministerial" and platform.supported_on <= as_of
  end)
end
