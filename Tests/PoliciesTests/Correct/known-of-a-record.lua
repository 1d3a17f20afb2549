decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(visit)
    return not known(visit) or visit.result == "good"
  end,
}
