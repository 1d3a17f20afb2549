decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return value_or(firm, "staff", 0) <= params.most_staff
      and value_or(firm.address, "city", "none") ~= "none"
      and value_or(firm, "stage", "none") ~= "none"
      and value_or(firm, "founded_on", "2000-01-01") <= as_of
  end,
}
