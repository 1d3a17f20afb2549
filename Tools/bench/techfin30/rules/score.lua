-- Points for the criteria of priority and for what else speaks for a company.

decision { title = "Score", combine = "sum" }

rule "criteria" {
  title  = "Criteria of priority that are met",
  source = "techfin: score",
  points = function()
    if decided.priority.no then return 0 end
    local met = decided.priority.value
    return value_or(met, "P1_NATIONAL_AWARD", 0) + value_or(met, "P2_LISTED_CHAMPION", 0)
      + value_or(met, "P3_PATENTS", 0) + value_or(met, "P4_LAB", 0)
      + value_or(met, "P5_GROWTH", 0) + value_or(met, "P6_CAPITAL", 0)
  end,
  max    = 60,
}

rule "hitech" {
  title  = "High technology",
  source = "techfin: score",
  test   = function(company) return company.is_hitech end,
  points = 10,
}

rule "specialized" {
  title  = "Specialised",
  source = "techfin: score",
  test   = function(company) return company.is_specialized end,
  points = 15,
}

rule "gazelle" {
  title  = "Fast growing",
  source = "techfin: score",
  test   = function(company) return company.is_gazelle end,
  points = 8,
}

rule "founder_phd" {
  title  = "A founder holds a doctorate",
  source = "techfin: score",
  test   = function(company) return company.founder_phd end,
  points = 5,
}

rule "patents" {
  title  = "Patents of inventions",
  source = "techfin: score",
  points = function(company) return params.patent_points:at(company.patents_invention) end,
  max    = 12,
}

rule "credit" {
  title  = "Credit score",
  source = "techfin: score",
  points = function(company) return params.credit_points:at(company.credit_score) end,
  max    = 10,
}

local function award_points(award)
  if award.year < params.awards_since then return 0 end
  if award.level == "national" then return params.points_national end
  if award.level == "province" then return params.points_province end
  if award.level == "city" then return params.points_city end
  return 0
end

rule "awards" {
  title  = "Awards of the last years",
  source = "techfin: score",
  points = function(company) return sum(company.awards, award_points) end,
  max    = 500,
}

rule "debt" {
  title  = "Little debt",
  source = "techfin: score",
  points = function(company) return params.debt_points:at(company.debt_ratio) end,
  max    = 10,
}

rule "export" {
  title  = "Exports",
  source = "techfin: score",
  test   = function(company) return company.export_share >= params.least_export end,
  points = 4,
}
