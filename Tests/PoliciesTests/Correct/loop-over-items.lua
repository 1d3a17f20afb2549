decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local total = 0
    for _, award in ipairs(firm.awards) do
      if award.level == "national" then total = total + award.amount end
    end
    return total >= params.least_revenue
  end,
}
