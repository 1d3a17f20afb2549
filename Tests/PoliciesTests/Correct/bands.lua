decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return params.staff_points:at(firm.staff) > params.good_mark
  end,
}
