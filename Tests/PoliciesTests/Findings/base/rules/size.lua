decision { title = "Size", combine = "first" }

rule "small" {
  title  = "Few staff, or little revenue",
  source = "notice-9: article 3",
  test   = function(firm)
    return firm.staff <= params.most_staff or firm.revenue < params.least_revenue
  end,
  value  = "small",
}

rule "large" {
  title  = "Any other",
  source = "notice-9: article 3",
  value  = "large",
}
