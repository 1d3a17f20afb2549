-- What another enterprise or body is to the enterprise: linked, a partner, or neither.

local places = 6 -- of a sum of shares; what lies beyond is noise of the addition

function share(relation) return max(relation.capital, relation.votes) end

-- The votes of an owner, with those of owners that it is linked with.
local function votes(relation, period)
  if not known(relation, "acts_with") then return relation.votes end
  local together = where(period.relations, function(other)
    return value_or(other, "acts_with", "") == relation.acts_with
  end)
  return round(sum(together, function(other) return other.votes end), places)
end

function linked(relation, period)
  return votes(relation, period) > params.linked_share or relation.controls or relation.through_persons
end

local function is_small(authority)
  return authority.budget < params.below_budget and authority.inhabitants < params.below_inhabitants
end

-- Whether an owner is of a kind that makes no partner.
local function excepted(relation)
  if relation.side ~= "owner" then return false end
  local kind = relation.kind
  if kind == "business_angel" and relation.invested > params.most_invested then return false end
  if kind == "local_authority" and not is_small(relation) then return false end
  return any(params.excepted_owners, function(other) return other == kind end)
end

-- Whether one that isn't linked is a partner.
function partner(relation)
  return share(relation) >= params.partner_share and not excepted(relation)
end

-- The share that public bodies hold together, but for small local authorities.
function public_share(period)
  local public = where(period.relations, function(relation)
    return relation.side == "owner" and (relation.kind == "public_body"
      or relation.kind == "local_authority" and not is_small(relation))
  end)
  return round(sum(public, share), places)
end
