-- The figures of the last period, with those of partners pro rata and of linked enterprises in full.

decision {
  title   = "Figures that count",
  combine = "any",
  step    = true,
}

rule "staff" {
  title  = "Staff",
  source = "ec-2003-361: articles 5 and 6",
  value  = function(enterprise) return figures.staff(periods.last(enterprise)) end,
}

rule "turnover" {
  title  = "Turnover",
  source = "ec-2003-361: article 6",
  value  = function(enterprise) return figures.turnover(periods.last(enterprise)) end,
}

rule "balance" {
  title  = "Balance sheet total",
  source = "ec-2003-361: article 6",
  value  = function(enterprise) return figures.balance(periods.last(enterprise)) end,
}
