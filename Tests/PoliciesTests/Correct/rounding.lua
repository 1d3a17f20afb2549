decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    return round(firm.share, 2) <= params.largest_share and floor(firm.share) ~= ceil(firm.share)
  end,
}
