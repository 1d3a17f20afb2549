decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if not known(firm, "exporter") then return firm.staff <= params.most_staff end
    return firm.exporter
  end,
}
