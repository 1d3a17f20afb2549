decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local met = 0
    for index = #firm.marks, 1, -1 do
      if firm.marks[index] >= params.good_mark then met = met + 1 end
    end
    return met > 0
  end,
}
