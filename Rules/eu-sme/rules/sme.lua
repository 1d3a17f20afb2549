-- Whether the enterprise counts as one of the micro, small and medium-sized ones.

decision {
  title   = "Micro, small or medium-sized",
  combine = "all",
  when    = function(enterprise) return tables.regimes:has(enterprise.regime) end,
}

rule "not_public" {
  title  = "Not held by public bodies",
  source = "ec-2003-361: article 3(4)",
  test   = function(enterprise)
    local share = ties.public_share(periods.last(enterprise))
    return share < params.public_share, { share = share }
  end,
  fail   = "public bodies hold {share:percent}, below {params.public_share:percent} they may",
}

rule "within" {
  title  = "Within the limits of staff, and of turnover or balance sheet total",
  source = "ec-2003-361: article 2",
  test   = function(enterprise)
    local period = periods.last(enterprise)
    return decided.category.value ~= "large", {
      staff = figures.staff(period),
      turnover = figures.turnover(period),
      balance = figures.balance(period),
    }
  end,
  pass   = "{decided.category.value}; staff {staff}, turnover {turnover:money}, balance sheet total {balance:money}",
  fail   = "large; staff {staff}, turnover {turnover:money}, balance sheet total {balance:money}; the last period alone: {decided.class.value}",
}
