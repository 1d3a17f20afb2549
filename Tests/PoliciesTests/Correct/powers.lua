decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return (firm.share ^ 2 + firm.share) ^ 0.5 <= params.good_mark
  end,
}
