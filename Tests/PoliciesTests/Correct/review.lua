decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if firm.new_technology then return true end
    return review "does the firm use technology that is new to its sector?"
  end,
}
