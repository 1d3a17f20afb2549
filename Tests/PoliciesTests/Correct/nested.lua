decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local address = firm.address
    return address.city == firm.name and address.since <= as_of and firm["address"].area > 0
  end,
}
