decision { title = "Fee", combine = "first", effective = { from = "2020-04-01" } }

rule "merit" {
  title  = "Free for merit",
  source = "statutes: art. 9",
  test   = function() return decided.merit.yes end,
  value  = 0,
  pass   = "merit of {decided.merit.value}",
}

rule "others" {
  title  = "By income",
  source = "house: fees",
  value  = function(member) return params.fee_by_income:at(member.income) end,
}
