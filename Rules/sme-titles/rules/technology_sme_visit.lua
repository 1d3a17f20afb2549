-- Whether a technology-based SME is visited before it is entered. A reason to visit is no failure.

decision {
  title     = "Visit on site before a technology-based SME is entered",
  combine   = "any",
  effective = { from = "2026-01-01" },
}

rule "few_staff" {
  title  = "Few staff",
  source = "miit-2026-160: on-site checks",
  test   = function(enterprise) return accounts.of(enterprise, 1).staff <= params.visit_staff end,
  pass   = "at most {params.visit_staff} people",
  fail   = "more than {params.visit_staff} people",
}

rule "no_property" {
  title  = "No intellectual property",
  source = "miit-2026-160: on-site checks",
  test   = function(enterprise) return not property.has_any(enterprise) end,
  pass   = "no right of class I or II is in force",
  fail   = "a right of class I or II is in force",
}

rule "little_research" {
  title  = "Little research",
  source = "miit-2026-160: on-site checks",
  test   = function(enterprise) return accounts.of(enterprise, 1).research < params.visit_research end,
  pass   = "research of less than {params.visit_research:money}",
  fail   = "research of {params.visit_research:money} or more",
}

rule "dishonesty" {
  title  = "Record of dishonesty",
  source = "miit-2026-160: on-site checks",
  test   = function(enterprise) return recognition.dishonest(enterprise) end,
  pass   = "dishonesty on record within {params.visit_dishonesty_years} years",
  fail   = "no dishonesty on record within {params.visit_dishonesty_years} years",
}

rule "first_time" {
  title  = "First time",
  source = "miit-2026-160: on-site checks",
  test   = function(enterprise)
    return not any(enterprise.certificates, function(certificate)
      return certificate.title == "technology_sme"
    end)
  end,
  pass   = "it never held the title",
  fail   = "it held the title before",
}
