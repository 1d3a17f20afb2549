-- Which criteria of priority support an eligible enterprise meets. The value names each that is met,
-- with the points that it is worth in the queue.

decision {
  title     = "Priority support",
  combine   = "any",
  effective = { from = "2025-12-23" },
}

rule "eligible" {
  must   = true,
  title  = "Eligible for the programme",
  source = "announcement-2026: priority support",
  test   = function() return decided.eligibility.yes end,
  fail   = "not eligible for the programme",
}

rule "major_project" {
  title  = "Takes part in a national major or special project of science and technology",
  source = "announcement-2026: criterion 1",
  test   = function(enterprise) return criteria.major_project(enterprise) end,
  value  = params.points_major_project,
  fail   = "takes part in no national major or special project",
}

rule "national_award" {
  title  = "Holds a national award of science and technology",
  source = "announcement-2026: criterion 2",
  test   = function(enterprise) return criteria.national_award(enterprise) end,
  value  = params.points_national_award,
  fail   = "holds no national award of science and technology that counts",
}

rule "innovation_points" {
  title  = "Excellent innovation points",
  source = "announcement-2026: criterion 3",
  test   = function(enterprise) return criteria.innovation(enterprise) end,
  value  = params.points_innovation,
  fail   = "no evaluation of the last {params.score_months} months above {params.excellent_percentile:percent} of its peers",
}

rule "national_fund" {
  title  = "A fund of the national level has invested",
  source = "announcement-2026: criterion 4",
  test   = function(enterprise) return criteria.national_fund(enterprise) end,
  value  = params.points_national_fund,
  fail   = "no fund of the national level has invested",
}

rule "recommended" {
  title  = "Recommended as specialised or little giant",
  source = "announcement-2026: criterion 5",
  test   = function(enterprise) return criteria.recommended(enterprise) end,
  value  = params.points_recommended,
  fail   = "holds no valid title among: {params.recommended_titles}",
}

rule "scale_up_platform" {
  title  = "Supported by a ministerial platform of scale-up testing",
  source = "announcement-2026: criterion 6",
  test   = function(enterprise) return criteria.scale_up(enterprise) end,
  value  = params.points_scale_up,
  fail   = "no ministerial platform of scale-up testing supports it",
}
