decision { title = "Example", combine = "all" }

rule "a" {
  title  = "A",
  source = "bank",
  test   = function(firm)
    if firm.exporter then
      return firm.exports > 0
    elseif firm.staff <= params.most_staff then
      return true
    else
      return false
    end
  end,
}
