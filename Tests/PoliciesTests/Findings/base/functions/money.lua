-- What remains of revenue after costs, as a share of it.
function margin(firm)
  return ratio(firm.revenue - firm.costs, firm.revenue, 0)
end

-- Whether one customer isn't too large a part.
function is_spread(firm)
  return firm.share <= params.largest_share
end
