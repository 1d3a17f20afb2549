decision { title = "Eligible", combine = "all" }

rule "region" {
  title  = "In a region that is served",
  source = "act",
  test   = function(firm)
    return any(params.regions, function(region) return region == firm.region end)
  end,
  fail   = "{firm.region} isn't served",
}

rule "size" {
  title  = "Large enough",
  source = "act",
  test   = function(firm)
    return firm.staff >= params.least_staff, { staff = firm.staff }
  end,
  pass   = "{staff} people work there",
  fail   = "{staff} people work there, at least {params.least_staff} are asked",
}

rule "sound" {
  title  = "Sound",
  source = "act",
  test   = function(firm) return firm.sound end,
}
