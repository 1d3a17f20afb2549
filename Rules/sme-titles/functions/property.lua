-- Rights of intellectual property, by their classes. By the measures on 专精特新 a right that was
-- transferred less than a year ago doesn't count.

-- Points for a class; none where the table has none.
local function points_of(title, class)
  return sum(tables.property_points:rows({ title = title, class = class }), function(row)
    return row.points
  end)
end

local function is_class_one(right)
  return any(params.class_one_kinds, function(kind) return kind == right.kind end)
end

local function is_class_two(right)
  return any(params.class_two_kinds, function(kind) return kind == right.kind end)
end

local function counts(right)
  return right.in_force and (right.acquired == "self_developed"
    or add_years(right.acquired_on, params.transfer_years) <= as_of)
end

local function relates(right)
  return counts(right) and right.for_main_product
end

local function is_high_value(right)
  return is_class_one(right) and right.high_value and relates(right)
end

local function is_developed(right)
  return is_class_one(right) and right.acquired == "self_developed" and relates(right)
end

local function is_related_one(right)
  return is_class_one(right) and relates(right)
end

local function is_related_two(right)
  return is_class_two(right) and relates(right)
end

-- Utility models and designs are to be maintained for longer; software copyright is not.
local function is_maintained_two(right)
  return is_related_two(right) and (right.kind == "software_copyright"
    or add_years(right.granted_on, params.maintained_years) < as_of)
end

-- The best class of related rights, of those of class I.
local function best(enterprise)
  if any(enterprise.intellectual_property, is_high_value) then return "high_value" end
  if any(enterprise.intellectual_property, is_developed) then return "self_developed" end
  if any(enterprise.intellectual_property, is_related_one) then return "class_one" end
  return "none"
end

-- Points of a specialised SME for its best right that relates to the main product.
function specialised_points(enterprise)
  local class = best(enterprise)
  if class == "none" and any(enterprise.intellectual_property, is_related_two) then
    class = "class_two"
  end
  return points_of("specialised", class)
end

-- Points of an innovative SME for that, with rights of class II that are maintained.
function innovative_points(enterprise)
  local class = best(enterprise)
  if class == "none" and any(enterprise.intellectual_property, is_maintained_two) then
    class = "class_two"
  end
  return points_of("innovative_sme", class)
end

-- How many rights of class I it uses and earns by.
function earning(enterprise)
  return count(enterprise.intellectual_property, function(right)
    return is_class_one(right) and right.earns and counts(right)
  end)
end

-- Of these, how many it developed itself and stands among the first holders of.
function own_earning(enterprise)
  return count(enterprise.intellectual_property, function(right)
    return is_class_one(right) and right.earns and right.in_force
      and right.acquired == "self_developed" and right.holder_rank <= params.giant_2026_holder_rank
  end)
end

-- Whether it has a right of class I in force, however it came to it.
function has_class_one(enterprise)
  return any(enterprise.intellectual_property, function(right)
    return is_class_one(right) and right.in_force
  end)
end

-- How many rights of class II are in force.
function class_two(enterprise)
  return #where(enterprise.intellectual_property, function(right)
    return is_class_two(right) and right.in_force
  end)
end

function has_any(enterprise)
  return any(enterprise.intellectual_property, function(right)
    return right.in_force and (is_class_one(right) or is_class_two(right))
  end)
end

function has_developed(enterprise)
  return any(enterprise.intellectual_property, function(right)
    return right.in_force and right.acquired == "self_developed"
      and (is_class_one(right) or is_class_two(right))
  end)
end
