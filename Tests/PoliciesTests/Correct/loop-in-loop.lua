decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local met = 0
    for _, award in ipairs(firm.awards) do
      for _, mark in ipairs(firm.marks) do
        if mark > params.good_mark and award.amount > 0 then met = met + 1 end
      end
    end
    return met > 0
  end,
}
