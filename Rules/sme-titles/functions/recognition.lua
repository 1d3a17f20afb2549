-- What others have recognised: titles, awards, results of contests, research institutions.

function is_valid(certificate)
  return certificate.issued_on <= as_of and as_of <= certificate.valid_until
end

-- Whether it holds one of the titles, within the days of the certificate.
function holds(enterprise, titles)
  return any(enterprise.certificates, function(certificate)
    return any(titles, function(title) return title == certificate.title end)
      and is_valid(certificate)
  end)
end

function renews(enterprise, sought)
  return any(enterprise.renewals, function(title) return title == sought end)
end

local function is_recent(day, years)
  return day <= as_of and add_years(day, years) >= as_of
end

-- Whether it holds an award of science and technology of one of the levels.
function awarded(enterprise, levels, years)
  return any(enterprise.awards, function(award)
    return any(levels, function(level) return level == award.level end)
      and award.of_science and is_recent(award.granted_on, years)
  end)
end

-- The same, among the first units that were awarded.
function awarded_first(enterprise, levels, rank, years)
  return any(enterprise.awards, function(award)
    return any(levels, function(level) return level == award.level end)
      and award.of_science and award.rank <= rank and is_recent(award.granted_on, years)
  end)
end

function award_of(enterprise, level, rank, years)
  return any(enterprise.awards, function(award)
    return award.level == level
      and award.of_science and award.rank <= rank and is_recent(award.granted_on, years)
  end)
end

-- Whether it stood among the first of the group of enterprises in 创客中国.
function placed(enterprise, rank, years)
  return any(enterprise.contests, function(contest)
    return contest.enterprise_group and contest.rank <= rank and is_recent(contest.held_on, years)
  end)
end

-- Whether it had a leading part in drafting a standard.
function led_standard(enterprise)
  return any(enterprise.standards, function(standard)
    return any(params.technology_standard_levels, function(level) return level == standard.level end)
      and standard.drafter_rank <= params.technology_standard_rank
      and is_recent(standard.published_on, params.technology_standard_years)
  end)
end

local function has_institution(enterprise, level)
  return any(enterprise.research_institutions, function(institution)
    return institution.level == level
  end)
end

function provincial_institution(enterprise)
  return any(params.provincial_levels, function(level) return has_institution(enterprise, level) end)
end

-- Points of a specialised SME for its research institution of the highest level.
function institution_points(enterprise)
  if #enterprise.research_institutions > 0 then
    return largest(enterprise.research_institutions, function(institution)
      return sum(tables.institution_points:rows({ level = institution.level }), function(row)
        return row.points
      end)
    end)
  end
  return 0
end

-- Whether a falsified application for a title was established less than so many years ago.
function banned(enterprise, title, years)
  return any(enterprise.falsifications, function(falsification)
    return falsification.title == title and falsification.established_on <= as_of
      and add_years(falsification.established_on, years) > as_of
  end)
end

-- Whether dishonesty was put on record in recent years.
function dishonest(enterprise)
  return any(enterprise.dishonesty_recorded_on, function(day)
    return is_recent(day, params.visit_dishonesty_years)
  end)
end
