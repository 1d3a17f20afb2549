-- Specialised SME (专精特新中小企业), by the measure in force: that of 2022, or that of 2026.

decision {
  title     = "Specialised SME (专精特新)",
  combine   = "all",
  effective = { from = "2022-01-01" },
}

local function by_2022() return measures.specialised() == "miit_2022" end
local function by_2026() return measures.specialised() == "miit_2026" end

-- The measure of 2022: three terms, and the score or what stands in for it.

rule "niche_2022" {
  title  = "Years in the niche",
  source = "miit-2022-63: specialised, conditions",
  when   = by_2022,
  test   = function(enterprise)
    local years = accounts.niche_years(enterprise)
    return years >= params.specialised_2022_niche_years, { years = years }
  end,
  fail   = "{years} years in the niche, at least {params.specialised_2022_niche_years} are asked",
}

rule "research_2022" {
  title  = "Research of the last year",
  source = "miit-2022-63: specialised, conditions",
  when   = by_2022,
  test   = function(enterprise)
    local research = accounts.of(enterprise, 1).research
    local share = accounts.research_share(enterprise, 1)
    return research >= params.specialised_2022_research
      and share >= params.specialised_2022_research_share, { research = research, share = share }
  end,
  fail   = "research of {research:money}, {share:percent} of revenue; at least {params.specialised_2022_research:money} and {params.specialised_2022_research_share:percent} are asked",
}

rule "revenue_2022" {
  title  = "Revenue, or new equity in its place",
  source = "miit-2022-63: specialised, conditions",
  when   = by_2022,
  test   = function(enterprise)
    return accounts.of(enterprise, 1).revenue >= params.specialised_2022_revenue
      or equity.raised(enterprise, params.specialised_2022_equity_years) >= params.specialised_2022_equity,
      {
        revenue = accounts.of(enterprise, 1).revenue,
        raised  = equity.raised(enterprise, params.specialised_2022_equity_years),
      }
  end,
  fail   = "revenue of {revenue:money} and new equity of {raised:money}; at least {params.specialised_2022_revenue:money} or {params.specialised_2022_equity:money} is asked",
}

local function stands_in(enterprise)
  return recognition.award_of(enterprise, "provincial",
      params.specialised_2022_provincial_rank, params.specialised_2022_award_years)
    or recognition.award_of(enterprise, "national",
      params.specialised_2022_national_rank, params.specialised_2022_award_years)
    or accounts.average_research(enterprise) >= params.specialised_2022_average_research
    or equity.raised(enterprise, params.specialised_2022_equity_years) >= params.specialised_2022_high_equity
    or recognition.placed(enterprise,
      params.specialised_2022_contest_rank, params.specialised_2022_contest_years)
end

rule "score_2022" {
  title  = "Score, or an award, research, equity or contest in its place",
  source = "miit-2022-63: specialised, conditions",
  when   = by_2022,
  test   = function(enterprise)
    return decided.specialised_score.yes or stands_in(enterprise),
      { total = decided.specialised_score.value }
  end,
  fail   = "{total} points, at least {params.specialised_2022_pass} are asked, and nothing stands in for them",
}

-- The measure of 2026.

rule "not_listed" {
  must   = true,
  title  = "On no list of abnormal operations or serious dishonesty",
  source = "miit-2026-2: vetoes common to all titles",
  when   = by_2026,
  test   = function(enterprise) return not vetoes.listed(enterprise) end,
  fail   = "abnormal operations: {enterprise.abnormal_operation}; dishonesty: {enterprise.serious_dishonesty}",
}

rule "no_incident" {
  must   = true,
  title  = "No major incident in recent years",
  source = "miit-2026-2: vetoes common to all titles",
  when   = by_2026,
  test   = function(enterprise)
    return not vetoes.incident(enterprise, params.veto_incidents, params.veto_years)
  end,
  fail   = "a major incident within {params.veto_years} years before {as_of}",
}

rule "prior_title" {
  title  = "Valid title of technology-based or innovative SME",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise) return recognition.holds(enterprise, params.specialised_2026_titles) end,
  fail   = "holds no valid title among: {params.specialised_2026_titles}",
}

rule "niche_2026" {
  title  = "Years in the niche",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise)
    local years = accounts.niche_years(enterprise)
    return years >= params.specialised_2026_niche_years, { years = years }
  end,
  fail   = "{years} years in the niche, at least {params.specialised_2026_niche_years} are asked",
}

rule "revenue_2026" {
  title  = "Revenue, or new equity in its place",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise)
    return accounts.of(enterprise, 1).revenue >= params.specialised_2026_revenue
      or equity.raised(enterprise, params.specialised_2026_equity_years) >= params.specialised_2026_equity,
      {
        revenue = accounts.of(enterprise, 1).revenue,
        raised  = equity.raised(enterprise, params.specialised_2026_equity_years),
      }
  end,
  fail   = "revenue of {revenue:money} and new equity of {raised:money}; at least {params.specialised_2026_revenue:money} or {params.specialised_2026_equity:money} is asked",
}

rule "main_share_2026" {
  title  = "Share of the main business in revenue",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise)
    local share = accounts.main_share(enterprise)
    return share >= params.specialised_2026_main, { share = share }
  end,
  fail   = "the main business is {share:percent} of revenue, at least {params.specialised_2026_main:percent} is asked",
}

rule "liabilities_2026" {
  title  = "Share of liabilities in assets",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise)
    local share = accounts.liabilities(enterprise)
    return share <= params.specialised_2026_liabilities, { share = share }
  end,
  fail   = "liabilities are {share:percent} of assets, at most {params.specialised_2026_liabilities:percent} is allowed",
}

local function researches(enterprise, back)
  return accounts.of(enterprise, back).research >= params.specialised_2026_research
    and accounts.research_share(enterprise, back) >= params.specialised_2026_research_share
end

rule "research_2026" {
  title  = "Research of each of two years",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise) return researches(enterprise, 1) and researches(enterprise, 2) end,
  fail   = "in one of two years research was below {params.specialised_2026_research:money} or {params.specialised_2026_research_share:percent} of revenue",
}

rule "property_2026" {
  title  = "Rights of class I that it uses and earns by, or what exempts from them",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise)
    return property.earning(enterprise) >= params.specialised_2026_rights
      or recognition.awarded_first(enterprise, params.specialised_2026_award_levels,
        params.specialised_2026_award_rank, params.specialised_2026_award_years)
      or recognition.provincial_institution(enterprise)
  end,
  fail   = "fewer than {params.specialised_2026_rights} right of class I that it uses and earns by, and nothing exempts from it",
}

rule "position_2026" {
  title  = "Relatively leading in its niche",
  source = "miit-2026-2: specialised",
  when   = by_2026,
  test   = function(enterprise) return enterprise.niche_leading end,
  fail   = "judged not to be relatively leading in its niche",
}

rule "evaluation_2026" {
  title  = "Result of 专精特新发展评价",
  source = "miit-2024-75: result, asked for by miit-2026-2",
  when   = by_2026,
  test   = function(enterprise)
    return measures.evaluated(enterprise, "specialised", params.specialised_2026_evaluation)
  end,
  fail   = "the result is below {params.specialised_2026_evaluation}",
}
