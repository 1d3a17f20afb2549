decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return known(decided.score, "value") and decided.score.value >= params.least_points
      and decided.score.parts.merit >= params.award_points
  end,
}
