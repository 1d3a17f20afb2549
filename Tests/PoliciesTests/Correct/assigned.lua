decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return assigned(firm, "share", params.export_points) >= params.good_mark
  end,
}
