-- The place of an eligible enterprise in the queue: points for each criterion of priority support, and
-- fewer for research and growth. Where a fact is missing the value is the range that it leaves.

decision {
  title     = "Points in the queue",
  combine   = "sum",
  effective = { from = "2025-12-23" },
  parts     = {
    criteria  = { title = "Criteria of priority support" },
    substance = { title = "Research and growth" },
  },
}

rule "eligible" {
  must   = true,
  title  = "Eligible for the programme",
  source = "announcement-2026: priority support",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme, so it has no place in the queue",
}

rule "major_project" {
  title  = "Takes part in a national major or special project of science and technology",
  source = "announcement-2026: criterion 1",
  part   = "criteria",
  test   = function(enterprise) return criteria.major_project(enterprise) end,
  points = params.points_major_project,
}

rule "national_award" {
  title  = "Holds a national award of science and technology",
  source = "announcement-2026: criterion 2",
  part   = "criteria",
  test   = function(enterprise) return criteria.national_award(enterprise) end,
  points = params.points_national_award,
}

rule "innovation_points" {
  title  = "Excellent innovation points",
  source = "announcement-2026: criterion 3",
  part   = "criteria",
  test   = function(enterprise) return criteria.innovation(enterprise) end,
  points = params.points_innovation,
}

rule "national_fund" {
  title  = "A fund of the national level has invested",
  source = "announcement-2026: criterion 4",
  part   = "criteria",
  test   = function(enterprise) return criteria.national_fund(enterprise) end,
  points = params.points_national_fund,
}

rule "recommended" {
  title  = "Recommended as specialised or little giant",
  source = "announcement-2026: criterion 5",
  part   = "criteria",
  test   = function(enterprise) return criteria.recommended(enterprise) end,
  points = params.points_recommended,
}

rule "scale_up_platform" {
  title  = "Supported by a ministerial platform of scale-up testing",
  source = "announcement-2026: criterion 6",
  part   = "criteria",
  test   = function(enterprise) return criteria.scale_up(enterprise) end,
  points = params.points_scale_up,
}

rule "research" {
  title  = "Share of revenue that goes into research",
  source = "bank: order of the queue",
  part   = "substance",
  points = function(enterprise) return params.points_research:at(accounts.research_share(enterprise)) end,
  max    = params.most_research_points,
}

rule "growth" {
  title  = "Growth of revenue",
  source = "bank: order of the queue",
  part   = "substance",
  points = function(enterprise) return params.points_growth:at(accounts.growth(enterprise)) end,
  max    = params.most_growth_points,
}
