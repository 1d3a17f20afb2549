-- Little giant (专精特新“小巨人”企业), by the measure of 2022 or that of 2026, as the day and whether
-- it is new or a renewal have it.

decision {
  title     = "Little giant (小巨人)",
  combine   = "all",
  effective = { from = "2022-01-01" },
}

local function by_2022(enterprise) return measures.little_giant(enterprise) == "miit_2022" end
local function by_2026(enterprise) return measures.little_giant(enterprise) == "miit_2026" end

local function in_fields(enterprise, fields)
  return any(enterprise.product_fields, function(field)
    return any(fields, function(counted) return counted == field end)
  end)
end

-- Who is not recommended, by the notice of 2026, whatever the measure.

local function is_left_out(what)
  return any(params.giant_not_recommended, function(word) return word == what end)
end

rule "no_champion" {
  must      = true,
  title     = "No champion of its industry (单项冠军)",
  source    = "miit-2026-117: not recommended",
  effective = { from = "2026-01-01" },
  when      = function() return is_left_out("champion") end,
  test      = function(enterprise)
    return not any(enterprise.certificates, function(certificate)
      return certificate.title == "champion" and recognition.is_valid(certificate)
    end)
  end,
  fail      = "holds the title of champion",
}

rule "not_related" {
  must      = true,
  title     = "Not related by control to a recognised little giant",
  source    = "miit-2026-117: not recommended",
  effective = { from = "2026-01-01" },
  when      = function() return is_left_out("related_little_giant") end,
  test      = function(enterprise) return not enterprise.related_little_giant end,
  fail      = "related by control to a recognised little giant",
}

rule "not_same_product" {
  must      = true,
  title     = "No other enterprise of its group with the same product",
  source    = "miit-2026-117: not recommended",
  effective = { from = "2026-01-01" },
  when      = function() return is_left_out("same_group_product") end,
  test      = function(enterprise) return not enterprise.same_group_product end,
  fail      = "another enterprise of its group holds or seeks the title with the same product",
}

rule "no_falsification" {
  must      = true,
  title     = "No falsified data in recent years",
  source    = "miit-2026-117: falsified data",
  effective = { from = "2026-01-01" },
  test      = function(enterprise)
    return not recognition.banned(enterprise, "little_giant", params.giant_ban_years)
  end,
  fail      = "falsified data were established within {params.giant_ban_years} years",
}

-- The measure of 2022: six aspects, 专精特新链品.

rule "specialised_2022" {
  title  = "Specialised (专): years, main business, growth",
  source = "miit-2022-63: little giant, specialised (专)",
  when   = by_2022,
  test   = function(enterprise)
    return accounts.niche_years(enterprise) >= params.giant_2022_niche_years
      and accounts.main_share(enterprise) >= params.giant_2022_main
      and accounts.average_growth(enterprise) >= params.giant_2022_growth, {
        years = accounts.niche_years(enterprise),
        share = accounts.main_share(enterprise),
        growth = accounts.average_growth(enterprise),
      }
  end,
  fail   = "{years} years in the niche, main business {share:percent}, growth {growth:percent}; at least {params.giant_2022_niche_years}, {params.giant_2022_main:percent} and {params.giant_2022_growth:percent} are asked",
}

rule "refined_2022" {
  title  = "Refined (精): system, certificate, liabilities",
  source = "miit-2022-63: little giant, refined (精)",
  when   = by_2022,
  test   = function(enterprise)
    return enterprise.core_process_on_system
      and (enterprise.management_certified or enterprise.market_certified)
      and accounts.liabilities(enterprise) <= params.giant_2022_liabilities,
      { share = accounts.liabilities(enterprise) }
  end,
  fail   = "core process on a system: {enterprise.core_process_on_system}; management certified: {enterprise.management_certified}; product certified: {enterprise.market_certified}; liabilities {share:percent}, at most {params.giant_2022_liabilities:percent} is allowed",
}

rule "distinctive_2022" {
  title  = "Distinctive (特): share of the niche, brand",
  source = "miit-2022-63: little giant, distinctive (特)",
  when   = by_2022,
  test   = function(enterprise)
    return enterprise.niche_share >= params.giant_2022_share and enterprise.own_brand
  end,
  fail   = "share of the niche {enterprise.niche_share:percent}, at least {params.giant_2022_share:percent} is asked; own brand: {enterprise.own_brand}",
}

-- What is asked of research hangs on the revenue of the last year.
local function researches(enterprise)
  local revenue = accounts.of(enterprise, 1).revenue
  if revenue >= params.giant_2022_high_revenue then
    return accounts.research_share(enterprise, 1) >= params.giant_2022_high_revenue_share
      and accounts.research_share(enterprise, 2) >= params.giant_2022_high_revenue_share
  end
  if revenue >= params.giant_2022_low_revenue then
    return accounts.research_share(enterprise, 1) >= params.giant_2022_low_revenue_share
      and accounts.research_share(enterprise, 2) >= params.giant_2022_low_revenue_share
  end
  return equity.raised(enterprise, params.giant_2022_equity_years) >= params.giant_2022_equity
    and accounts.research(enterprise) >= params.giant_2022_research
    and accounts.research_people(enterprise) >= params.giant_2022_people
end

rule "innovative_2022" {
  title  = "Innovative (新): research, institution and rights; or an award or contest",
  source = "miit-2022-63: little giant, innovative (新)",
  when   = by_2022,
  test   = function(enterprise)
    return researches(enterprise) and #enterprise.research_institutions > 0
        and property.earning(enterprise) >= params.giant_2022_rights
      or recognition.awarded_first(enterprise, params.giant_2022_award_levels,
        params.giant_2022_award_rank, params.giant_2022_award_years)
      or recognition.placed(enterprise, params.giant_2022_contest_rank, params.giant_2022_contest_years)
  end,
  fail   = "research, a research institution or {params.giant_2022_rights} rights of class I in use lack, and no award or contest stands in",
}

rule "chain_2022" {
  title  = "Chain (链): its product is a key link, or mends or closes a gap",
  source = "miit-2022-63: little giant, chain (链)",
  when   = by_2022,
  test   = function(enterprise) return in_fields(enterprise, params.giant_2022_chain) end,
  fail   = "its product is none of: {params.giant_2022_chain}",
}

rule "product_2022" {
  title  = "Product (品): its field",
  source = "miit-2022-63: little giant, product (品)",
  when   = by_2022,
  test   = function(enterprise) return in_fields(enterprise, params.giant_2022_fields) end,
  fail   = "its product is in none of: {params.giant_2022_fields}",
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
  title  = "Valid title of specialised SME",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise) return recognition.holds(enterprise, params.giant_2026_titles) end,
  fail   = "holds no valid title among: {params.giant_2026_titles}",
}

rule "niche_2026" {
  title  = "Years in the niche",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise)
    local years = accounts.niche_years(enterprise)
    return years >= params.giant_2026_niche_years, { years = years }
  end,
  fail   = "{years} years in the niche, at least {params.giant_2026_niche_years} are asked",
}

rule "revenue_2026" {
  title  = "Revenue",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise)
    local revenue = accounts.of(enterprise, 1).revenue
    return revenue >= params.giant_2026_revenue, { revenue = revenue }
  end,
  fail   = "revenue of {revenue:money}, at least {params.giant_2026_revenue:money} is asked",
}

rule "main_share_2026" {
  title  = "Share of the main business in revenue",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise)
    local share = accounts.main_share(enterprise)
    return share >= params.giant_2026_main, { share = share }
  end,
  fail   = "the main business is {share:percent} of revenue, at least {params.giant_2026_main:percent} is asked",
}

rule "growth_2026" {
  title  = "Compound growth of revenue in two years, of a new one",
  source = "miit-2026-2: little giant",
  when   = function(enterprise)
    return by_2026(enterprise) and not recognition.renews(enterprise, "little_giant")
  end,
  test   = function(enterprise)
    local growth = accounts.compound_growth(enterprise)
    return growth >= params.giant_2026_growth, { growth = growth }
  end,
  fail   = "revenue grew by {growth:percent} a year, at least {params.giant_2026_growth:percent} is asked",
}

rule "liabilities_2026" {
  title  = "Share of liabilities in assets",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise)
    local share = accounts.liabilities(enterprise)
    return share <= params.giant_2026_liabilities, { share = share }
  end,
  fail   = "liabilities are {share:percent} of assets, at most {params.giant_2026_liabilities:percent} is allowed",
}

rule "research_2026" {
  title  = "Research of two years together and of each",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise)
    return accounts.research(enterprise) >= params.giant_2026_research
      and accounts.research_share(enterprise, 1) >= params.giant_2026_research_share
      and accounts.research_share(enterprise, 2) >= params.giant_2026_research_share,
      { research = accounts.research(enterprise) }
  end,
  fail   = "research of {research:money} in two years, at least {params.giant_2026_research:money} and {params.giant_2026_research_share:percent} of the revenue of each are asked",
}

rule "property_2026" {
  title  = "Rights of class I of its own that it uses and earns by, or an award",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise)
    return property.own_earning(enterprise) >= params.giant_2026_rights
      or recognition.awarded_first(enterprise, params.giant_2026_award_levels,
        params.giant_2026_award_rank, params.giant_2026_award_years)
  end,
  fail   = "fewer than {params.giant_2026_rights} rights of class I of its own that it uses and earns by, and no award exempts from them",
}

rule "position_2026" {
  title  = "Share of the niche, or place in it",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise)
    return enterprise.niche_share >= params.giant_2026_share
      or enterprise.niche_rank <= params.giant_2026_rank
  end,
  fail   = "share of the niche {enterprise.niche_share:percent}, place {enterprise.niche_rank}; at least {params.giant_2026_share:percent} or among the first {params.giant_2026_rank} is asked",
}

rule "field_2026" {
  title  = "Field of the main product",
  source = "miit-2026-2: little giant",
  when   = by_2026,
  test   = function(enterprise) return in_fields(enterprise, params.giant_2026_fields) end,
  fail   = "its product is in none of: {params.giant_2026_fields}",
}

rule "evaluation_2026" {
  title  = "Result of 专精特新发展评价",
  source = "miit-2024-75: result, asked for by miit-2026-2",
  when   = by_2026,
  test   = function(enterprise)
    return measures.evaluated(enterprise, "little_giant", params.giant_2026_evaluation)
  end,
  fail   = "the result is below {params.giant_2026_evaluation}",
}
