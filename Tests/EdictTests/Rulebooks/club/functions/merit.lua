function of(member) return sum(member.matches, function(match) return match.points end) end
