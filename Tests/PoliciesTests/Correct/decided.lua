decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if known(decided, "support") and decided.support.no then return false end
    return decided.size.applies and (decided.size.yes and decided.size.value == "small") or decided.support.yes
  end,
}
