-- How a team that serves enterprises is appraised: over several years, by how far its enterprises have come
-- and not by one year's business. A loss for which those responsible are exempt isn't counted. Where a fact
-- is missing the value is the range that it leaves.

decision {
  title     = "Long-term appraisal of the team",
  combine   = "sum",
  records   = { "team_review" },
  as_of     = "team_review.reviewed_on",
  effective = { from = "2025-12-23" },
  -- A younger team isn't appraised yet.
  when      = function(team_review)
    return years_between(team_review.formed_on, as_of) >= params.appraisal_years
  end,
  at_least  = params.least_team_points,
  parts     = {
    growth  = { title = "How far its enterprises have come" },
    service = { title = "How it serves them" },
    risk    = { title = "What was lost" },
  },
}

-- The years that count: the last that are over.

local function last_year() return year_of(as_of) - 1 end

local function first_year() return last_year() - params.appraisal_years + 1 end

local function counts(item) return item.year >= first_year() and item.year <= last_year() end

rule "no_violation" {
  must   = true,
  title  = "No violation in the years that count",
  source = "bank: appraisal of teams",
  test   = function(team_review)
    return not any(team_review.years, function(item) return counts(item) and item.violation end)
  end,
  fail   = "a violation by the team is established within the last {params.appraisal_years} years",
}

-- Those that the team has served long enough to be judged by how far they have come.
local function matured(team_review)
  return where(team_review.clients, function(client)
    return add_years(client.served_since, params.client_years) <= as_of
  end)
end

rule "growth" {
  title  = "Enterprises that have gained a stage of financing",
  source = "announcement-2026: dedicated team, keeps up with the enterprise's growth",
  part   = "growth",
  points = function(team_review)
    local clients = matured(team_review)
    if #clients == 0 then return 0 end
    local grown = count(clients, function(client) return client.stages_gained > 0 end)
    return params.points_clients_grown:at(grown / #clients)
  end,
  max    = params.most_grown_points,
}

rule "bottlenecks" {
  title  = "An enterprise has solved a bottleneck problem",
  source = "announcement-2026: targets, bottleneck problems solved",
  part   = "growth",
  test   = function(team_review)
    return any(team_review.clients, function(client) return client.solved_bottleneck end)
  end,
  points = params.points_bottleneck,
}

rule "kept" {
  title  = "Enterprises that the bank still serves",
  source = "announcement-2026: long-term performance evaluation",
  part   = "service",
  points = function(team_review)
    local all = #team_review.clients
    if all == 0 then return 0 end
    local kept = count(team_review.clients, function(client) return client.kept end)
    return params.points_clients_kept:at(kept / all)
  end,
  max    = params.most_kept_points,
}

rule "joint" {
  title  = "Enterprises with both equity and credit",
  source = "announcement-2026: dare to invest, dare to lend",
  part   = "service",
  points = function(team_review)
    local all = #team_review.clients
    if all == 0 then return 0 end
    local joint = count(team_review.clients, function(client)
      return client.has_equity and client.has_credit
    end)
    return params.points_clients_joint:at(joint / all)
  end,
  max    = params.most_joint_points,
}

rule "partners" {
  title  = "Enterprises to which a partner of the alliance was introduced",
  source = "announcement-2026: ecosystem alliance",
  part   = "service",
  points = function(team_review)
    local all = #team_review.clients
    if all == 0 then return 0 end
    local introduced = count(team_review.clients, function(client) return client.partner_introduced end)
    return params.points_partners:at(introduced / all)
  end,
  max    = params.most_partner_points,
}

local places = 6 -- of a share; what lies beyond is noise of the division

rule "satisfaction" {
  title  = "Satisfaction of the enterprises, over the years that count",
  source = "bank: appraisal of teams",
  part   = "service",
  points = function(team_review)
    local total = 0
    for year = first_year(), last_year() do
      total = total + pick(team_review.years, "year", year).satisfied
    end
    return params.points_satisfied:at(round(ratio(total, params.appraisal_years, 0), places))
  end,
  max    = params.most_satisfied_points,
}

-- The loss that counts.
local function own_loss(client)
  if client.lost == 0 then return 0 end
  if client.loss_exempt then return 0 end
  return client.lost
end

rule "losses" {
  title  = "Share lost of what was given, without exempt losses",
  source = "announcement-2026: long-term performance evaluation, due-diligence exemption",
  part   = "risk",
  points = function(team_review)
    local given = sum(team_review.clients, function(client) return client.given end)
    local share = ratio(sum(team_review.clients, own_loss), given, 0)
    return params.points_losses:at(round(share, places))
  end,
  max    = params.most_loss_points,
}
