decision { title = "Tier", combine = "first" }

rule "by_score" {
  title  = "By score",
  source = "techfin: tiers",
  value  = function() return params.tier:at(decided.score.value) end,
}
