-- By which measure a title is judged: that of 2022 or that of 2026.

function specialised()
  return params.measure_specialised
end

-- Whether it seeks renewal is asked only while that makes a difference.
function little_giant(enterprise)
  if params.measure_little_giant_new == params.measure_little_giant_renewal then
    return params.measure_little_giant_new
  end
  if recognition.renews(enterprise, "little_giant") then return params.measure_little_giant_renewal end
  return params.measure_little_giant_new
end

local function score_of(enterprise, back)
  return pick(enterprise.development_evaluations, "year", year_of(as_of) - back).score
end

-- Whether the result of 专精特新发展评价 is enough: that of the last year; for a renewal that of the
-- year before will do.
function evaluated(enterprise, title, least)
  return score_of(enterprise, 1) >= least
    or recognition.renews(enterprise, title) and score_of(enterprise, 2) >= least
end
