-- What keeps an enterprise from a title, whatever speaks for it.

function listed(enterprise)
  return enterprise.abnormal_operation or enterprise.serious_dishonesty
end

-- Whether there was a major incident of one of the kinds within so many years before the as-of date.
function incident(enterprise, kinds, years)
  return any(enterprise.incidents, function(incident)
    return incident.major and any(kinds, function(kind) return kind == incident.kind end)
      and incident.happened_on <= as_of and add_years(incident.happened_on, years) >= as_of
  end)
end

-- The same, in the year of the as-of date and the one before.
function incident_since_last_year(enterprise, kinds)
  return any(enterprise.incidents, function(incident)
    return incident.major and any(kinds, function(kind) return kind == incident.kind end)
      and incident.happened_on <= as_of and year_of(incident.happened_on) >= year_of(as_of) - 1
  end)
end
