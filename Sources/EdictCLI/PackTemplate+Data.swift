extension PackTemplate {
  static let sources = """
    # What rules and values rest on; each names one of these in its `source`.
    statutes:
      title: Statutes of the library
      date: 2019-04-01
    council-2026:
      title: Resolution of the council on fees
      number: 12/2026
      date: 2026-02-10

    """

  static let member = """
    title: Someone who asks for a library card
    type: object
    additionalProperties: false
    x-id: number # the field that tells members apart
    x-name: name # what is shown beside it
    required: [number]
    properties:
      number:
        title: Number of the request
        type: string
        minLength: 1
        maxLength: 20
      name:
        title: Name
        type: string
        maxLength: 100
        x-personal: number # the field that says whose it is
      born_on:
        title: Day of birth
        type: string
        format: date
        x-personal: number
      postcode:
        title: Postcode
        type: string
        pattern: "^[0-9]{5}$"
      status:
        title: What they do
        type: string
        enum: [pupil, student, employed, retired, other]
      address_shown:
        title: Does a letter or an identity card show the address?
        type: boolean
        x-judgement: true # a person answers it
      helps_since:
        title: Day since which they help in the library
        type: string
        format: date
      loans:
        title: Books borrowed before
        type: array
        maxItems: 500
        items:
          type: object
          additionalProperties: false
          required: [title]
          properties:
            title:
              title: Title of the book
              type: string
              maxLength: 200
            due_on:
              title: Day on which it was due
              type: string
              format: date
            returned_on:
              title: Day on which it came back
              type: string
              format: date

    """

  static let parameters = """
    # Values are dated: the one in force on the as-of date counts. `status` says how far it can be relied
    # on: published, secondary, unverified or assumed.

    days_of_grace:
      title: How long a book may be overdue
      type: integer
      unit: day
      values:
        - { status: published, source: "statutes: article 5", value: 30 }

    age:
      title: From when someone is of age
      type: integer
      unit: year
      values:
        - { status: published, source: "statutes: article 4", value: 18 }

    fee:
      title: Fee for a year, by age
      type: number
      unit: EUR
      values:
        - to: 2026-02-28
          status: published
          source: "statutes: article 3"
          bands:
            - { below: 18, value: 0 }
            - { value: 15 }
        - from: 2026-03-01
          status: published
          source: "council-2026: item 1"
          bands:
            - { below: 18, value: 0 }
            - { below: 65, value: 20 }
            - { value: 12 }

    reduced_fee:
      title: Fee for pupils and students
      type: number
      unit: EUR
      values:
        - { status: published, source: "council-2026: item 2", value: 8 }

    helper_years:
      title: For how long someone must have helped to pay nothing
      type: integer
      unit: year
      values:
        # The resolution says "for some time", so a number had to be set.
        - { status: assumed, source: "council-2026: item 2", value: 1 }

    books_for_all:
      title: Books for everyone
      type: integer
      unit: book
      values:
        - { status: published, source: "statutes: article 4", value: 5 }

    books_of_age:
      title: More books for those who are of age
      type: integer
      unit: book
      values:
        - { status: published, source: "statutes: article 4", value: 5 }

    books_of_regulars:
      title: Most books for those who have borrowed before
      type: integer
      unit: book
      values:
        - { status: published, source: "statutes: article 4", value: 10 }

    """

  static let districts = """
    postcode,district,from,to
    3710,Old Town,,
    3711,Riverside,,
    37124,Mill Lane,2026-01-01,

    """

  static let districtColumns = """
    title: Postcodes of the area, by how they begin
    source: "statutes: annex"
    status: published
    columns:
      postcode: { type: string, key: true, match: prefix }
      district: { type: string }

    """

  static let members = #"""
    {"number":"M-1001","name":"Ada Example","born_on":"1984-05-17","postcode":"37103","status":"employed","address_shown":true,"loans":[{"title":"The Weir","due_on":"2026-06-01","returned_on":"2026-05-28"}]}
    {"number":"M-1002","name":"Ben Example","born_on":"2012-09-30","postcode":"37118","status":"pupil","address_shown":true,"loans":[]}
    {"number":"M-1003","name":"Cleo Example","born_on":"1951-01-02","postcode":"37124","status":"retired","address_shown":true,"helps_since":"2024-03-01","loans":[]}
    {"number":"M-1004","name":"Dan Example","born_on":"1990-11-11","postcode":"37105","status":"employed","address_shown":true,"loans":[{"title":"Two Bridges","due_on":"2026-03-02"},{"title":"The Weir","due_on":"2026-09-20"}]}
    {"number":"M-1005","name":"Eve Example","born_on":"2001-02-28","postcode":"37112","status":"student","loans":[]}
    {"number":"M-1006","name":"Flo Example","postcode":"99999","address_shown":true,"loans":[]}

    """#
}
