decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return firm.stage == "seed" or firm.stage ~= "listed" and reaches(firm, "stage", "series_a")
  end,
}
