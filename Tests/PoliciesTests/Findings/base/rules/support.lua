decision { title = "Support", combine = "any" }

rule "sound" {
  must   = true,
  title  = "Profitable, and not dependent on one customer",
  source = "notice-9: article 3",
  test   = function(firm) return money.margin(firm) > 0 and money.is_spread(firm) end,
}

rule "area" {
  title  = "In a pilot area",
  source = "notice-9: article 4",
  test   = function(firm)
    local is_early = firm.founded_on <= params.last_founding
    return is_early and tables.areas:has { region = firm.region, sector = firm.sector }
  end,
}

rule "capital" {
  title  = "In the capital, in a key sector",
  source = "notice-9: article 5",
  test   = function(firm)
    local is_key = any(params.key_sectors, function(sector) return sector == firm.sector end)
    return firm.region == params.capital and is_key
  end,
}

rule "thrifty" {
  title  = "Low costs and good marks",
  source = "bank",
  test   = function(firm)
    return firm.costs <= params.most_costs
      and every(firm.marks, function(mark) return mark >= params.good_mark end)
  end,
}

rule "visited" {
  title  = "A visit found it good",
  source = "bank",
  when   = params.visits_count,
  test   = function(visit) return visit.result == "good" end,
}
