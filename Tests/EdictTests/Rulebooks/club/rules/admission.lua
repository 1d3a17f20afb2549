-- Who may be a member.

decision {
  title   = "May be a member",
  combine = "all",
  records = { "sponsor" },
}

-- The sponsor has to know the club.
rule "sponsor" {
  must   = true,
  title  = "Spoken for",
  source = "statutes: art. 3",
  test   = function(sponsor) return sponsor.years >= params.sponsor_years end,
  pass   = "{sponsor.years} years are enough on {as_of}",
  fail   = "{sponsor.years} years, {params.sponsor_years} are asked",
}

rule "region" {
  title     = "At home here",
  source    = "statutes: art. 1",
  effective = { to = "2024-12-31" },
  test      = function(member)
    local region = tables.postcodes:row(member.postcode).region
    return any(params.home_regions, function(home) return home == region end), { region = region }
  end,
  fail      = "{region} is none of {params.home_regions}",
}

rule "region" {
  title     = "Has an address",
  source    = "statutes: art. 1a",
  effective = { from = "2025-01-01" },
  test      = function(member) return known(member, "postcode") end,
}

rule "reliable" {
  title  = "Reliable",
  source = "minutes",
  when   = function(member) return member.grade ~= "guest" end,
  test   = function(member) return member.reliable end,
}
