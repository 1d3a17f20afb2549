-- The six criteria of priority. The value names each that is met, with its points.

decision { title = "Priority", combine = "any" }

rule "P1_NATIONAL_AWARD" {
  title  = "Holds a recent national award",
  source = "techfin: criteria",
  test   = function(company)
    return any(company.awards, function(award)
      return award.level == "national" and award.year >= params.national_since
    end)
  end,
  value  = params.criterion_points,
}

rule "P2_LISTED_CHAMPION" {
  title  = "Recognised as specialised, or a unicorn",
  source = "techfin: criteria",
  test   = function(company) return company.is_specialized or company.unicorn_list end,
  value  = params.criterion_points,
}

rule "P3_PATENTS" {
  title  = "Invents, with many in research",
  source = "techfin: criteria",
  test   = function(company)
    return company.patents_invention >= params.least_patents
      and company.rd_employees * 100 >= params.rd_staff_percent * company.employees
  end,
  value  = params.criterion_points,
}

rule "P4_LAB" {
  title  = "Has a laboratory of its province or the nation",
  source = "techfin: criteria",
  test   = function(company) return reaches(company, "lab_level", "province") end,
  value  = params.criterion_points,
}

rule "P5_GROWTH" {
  title  = "Grows fast, from revenue that counts",
  source = "techfin: criteria",
  test   = function(company)
    return company.revenue_growth >= params.least_growth
      and company.prev_revenue >= params.least_prev_revenue
  end,
  value  = params.criterion_points,
}

rule "P6_CAPITAL" {
  title  = "Industry or the state has led large rounds",
  source = "techfin: criteria",
  test   = function(company)
    local led = count(company.rounds, function(financing)
      return (financing.lead_type == "cvc" or financing.lead_type == "gov")
        and financing.amount >= params.least_round
    end)
    return led >= params.least_rounds
  end,
  value  = params.criterion_points,
}
