-- Figures of an enterprise together with those of its partners, pro rata, and of those linked with it.

local places = 6 -- of a total; what lies beyond is noise of the products

-- How much of a relation's figures counts.
local function weight(relation, is_linked)
  if is_linked then return 1 end
  if ties.partner(relation) then return ties.share(relation) end
  return 0
end

-- How much counts of an enterprise behind a relation: what is linked goes with it, in full; the partners
-- of a linked one, pro rata; the partners of a partner, not at all.
local function weight_behind(other, is_linked)
  if other.tie == "linked" then return 1 end
  if is_linked then return other.share end
  return 0
end

local function total(period, f)
  return round(f(period) + sum(period.relations, function(relation)
    local is_linked = ties.linked(relation, period)
    local counts = weight(relation, is_linked)
    if counts == 0 then return 0 end
    return counts * (f(relation) + sum(relation.others, function(other)
      local behind = weight_behind(other, is_linked)
      if behind == 0 then return 0 end
      return behind * f(other)
    end))
  end), places)
end

function staff(period) return total(period, function(x) return x.staff end) end
function turnover(period) return total(period, function(x) return x.turnover end) end
function balance(period) return total(period, function(x) return x.balance end) end
