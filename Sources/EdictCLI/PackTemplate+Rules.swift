extension PackTemplate {
  static let card = #"""
    -- Who may have a card.

    decision {
      title   = "May have a card",
      combine = "all", -- every rule must hold
    }

    -- A function's parameters are named after the records that it reads. What a record lacks makes the
    -- rule unknown, and never false.
    rule "lives_here" {
      title  = "Lives in the area of the library",
      source = "statutes: article 2",
      test   = function(member) return tables.districts:has(member.postcode) end,
      fail   = "postcode {member.postcode} is outside the area",
    }

    -- `address_shown` is marked `x-judgement` in records/member.yaml: where it is absent, a person is
    -- asked, and the rule comes to review.
    rule "address_shown" {
      title  = "Has shown the address",
      source = "statutes: article 2",
      test   = function(member) return member.address_shown end,
      fail   = "neither letter nor identity card shows the address",
    }

    -- `known` asks whether a fact is there. Here a book that has no day of return is still out.
    local function overdue(loan)
      return not known(loan, "returned_on") and days_between(loan.due_on, as_of) > params.days_of_grace
    end

    -- `must` says that the rule has to hold whatever the others say. The second value of `test` is what
    -- the messages can show.
    rule "nothing_overdue" {
      must   = true,
      title  = "No book is long overdue",
      source = "statutes: article 5",
      test   = function(member)
        return not any(member.loans, overdue), {
          titles = list(where(member.loans, overdue), function(loan) return loan.title end),
        }
      end,
      fail   = "overdue for more than {params.days_of_grace} days: {titles}",
    }

    """#

  static let fee = #"""
    -- What the card costs a year. The first rule that passes gives its value.

    decision {
      title   = "Fee for a year",
      combine = "first",
      when    = function() return decided.card.yes end, -- else it is not applicable
    }

    rule "helper" {
      title  = "Helps in the library",
      source = "council-2026: item 2",
      value  = 0,
      -- `value_or` gives a default where nothing is known: whoever names no day doesn't help.
      test   = function(member)
        local years = years_between(value_or(member, "helps_since", as_of), as_of)
        return years >= params.helper_years, { years = years }
      end,
      pass   = "has helped for {years} years",
    }

    rule "reduced" {
      title  = "Reduced for those who learn",
      source = "council-2026: item 2",
      value  = params.reduced_fee,
      test   = function(member) return member.status == "pupil" or member.status == "student" end,
      pass   = "is a {member.status} and pays {params.reduced_fee:money}",
    }

    -- Without `test` a rule passes. The fee has bands, read by `:at`.
    rule "by_age" {
      title  = "By age",
      source = "council-2026: item 1",
      value  = function(member) return params.fee:at(people.age(member)) end,
    }

    """#

  static let books = #"""
    -- How many books may be out at a time. The points of the rules that pass are added.

    decision {
      title   = "Books at a time",
      combine = "sum",
      when    = function() return decided.card.yes end,
    }

    rule "everyone" {
      title  = "For everyone",
      source = "statutes: article 4",
      points = params.books_for_all,
    }

    rule "of_age" {
      title  = "For those who are of age",
      source = "statutes: article 4",
      points = params.books_of_age,
      test   = function(member) return people.age(member) >= params.age end,
    }

    -- Where points are computed, `max` says how much they can be, so that the sum has bounds while facts
    -- are missing.
    rule "regular" {
      title  = "For each book borrowed before",
      source = "statutes: article 4",
      max    = params.books_of_regulars,
      points = function(member) return min(count(member.loans), params.books_of_regulars) end,
    }

    """#

  static let people = #"""
    -- Functions that more than one decision needs; rules call them as `people.age(member)`.

    -- Completed years on the as-of date.
    function age(member) return years_between(member.born_on, as_of) end

    """#
}
