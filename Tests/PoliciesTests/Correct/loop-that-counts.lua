decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    local sum_of_marks = 0
    for index = 1, #firm.marks do sum_of_marks = sum_of_marks + firm.marks[index] end
    return sum_of_marks > params.good_mark
  end,
}
