-- What a company has raised in all its rounds of financing.
function raised(company)
  return sum(company.rounds, function(financing) return financing.amount end)
end
