-- How far along the relay of funds an enterprise is.

local function is_early(stage)
  return any(params.pioneer_stages, function(early) return early == stage end)
end

-- Whether a round beyond the stages of the pioneer fund is closed.
function grown(enterprise)
  return any(enterprise.financing_rounds, function(financing)
    return financing.closed_on <= as_of and not is_early(financing.stage)
  end)
end
