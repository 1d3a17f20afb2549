decision {
  title    = "Merit",
  combine  = "sum",
  step     = true,
  at_least = params.least_merit,
  parts    = { play = { title = "Play", at_most = 40 } },
}

rule "admitted" {
  must   = true,
  title  = "A member",
  source = "statutes: art. 4",
  test   = function() return decided.admission.yes end,
}

rule "matches" {
  title  = "Points of all matches",
  source = "house: merit",
  part   = "play",
  points = function(member) return min(merit.of(member), 100) end,
  max    = 100,
}

rule "senior" {
  title  = "A senior",
  source = "house: merit",
  test   = function(member) return reaches(member, "grade", "senior") end,
  points = 2.5,
}
