-- The score of a technology-based SME by article 7.

decision {
  title     = "Score of a technology-based SME",
  combine   = "sum",
  effective = { from = "2017-05-03" },
  step      = true,
  at_least  = params.technology_pass,
  parts     = {
    staff    = { title = "Staff of science and technology", above = 0 },
    research = { title = "Spending on research" },
    results  = { title = "Results of science and technology" },
  },
}

rule "staff" {
  title  = "Share of staff of science and technology",
  source = "most-2017-115: article 7",
  part   = "staff",
  points = function(enterprise)
    return params.technology_staff_points:at(accounts.technology_people(enterprise))
  end,
  max    = params.technology_staff_most,
}

-- The enterprise chooses its share of sales or of costs; the better one is taken. Without sales or
-- costs that share gives nothing.
rule "research" {
  title  = "Research by its share of sales or of costs",
  source = "most-2017-115: article 7",
  part   = "research",
  points = function(enterprise)
    local last = accounts.of(enterprise, 1)
    local by_sales = params.technology_sales_points:at(ratio(last.research, last.revenue, 0))
    if by_sales == params.technology_research_most then return by_sales end
    return max(by_sales, params.technology_cost_points:at(ratio(last.research, last.costs, 0)))
  end,
  max    = params.technology_research_most,
}

rule "results" {
  title  = "Rights of class I, or how many of class II",
  source = "most-2017-115: article 7",
  part   = "results",
  points = function(enterprise)
    if property.has_class_one(enterprise) then return params.technology_class_one_points end
    return params.technology_class_two_points:at(property.class_two(enterprise))
  end,
  max    = params.technology_results_most,
}
