import Edict
import Testing

@Suite("record types that several packs have")
struct SharedRecordTests {
  private static let size = UsedFiles.pack(
    "size", "small",
    [
      "records/firm.yaml": UsedFiles.firm("staff: { type: integer }"),
      "rules/small.lua": UsedFiles.rule("firm.staff < 10"),
    ])

  private static let age = UsedFiles.pack(
    "age", "old",
    [
      "records/firm.yaml": UsedFiles.firm("staff: { type: integer }"),
      "rules/old.lua": UsedFiles.rule("firm.staff > 5"),
    ])

  private static let both = [
    "rules/both.lua": UsedFiles.rule("decided.size.small.yes and decided.age.old.yes")
  ]

  @Test("are one where they are the same, and each pack decides by it")
  func same() throws {
    let policy = try UsedFiles.pack("both", "both", uses: "size: size, age: age", Self.both)
      .using("size", Self.size).using("age", Self.age).policy()
    #expect(policy.pack.dossierType.recordTypes.map(\.name) == ["firm"])
    #expect(
      try policy.results(#"{"firm":{"id":"a","staff":7}}"#)
        == #"{"both":{"outcome":"yes","passed":["r"]}}"#)
    #expect(
      try policy.results(#"{"firm":{"id":"a","staff":3}}"#)
        == #"{"both":{"failed":["r"],"outcome":"no"}}"#)
    #expect(
      try policy.results(#"{"firm":{"id":"a"}}"#)
        == #"{"both":{"missing":["firm.staff"],"outcome":"undetermined","unknown":["r"]}}"#)
  }

  @Test("are the wider one where one extends the other, whatever the order of the packs")
  func extended() throws {
    let wide = UsedFiles.pack(
      "wide", "old", uses: "size: size",
      [
        "records/firm.yaml": """
        extends: size/firm
        type: object
        additionalProperties: false
        properties: { years: { type: integer } }
        """,
        "rules/old.lua": UsedFiles.rule("firm.years > 5 and decided.size.small.yes"),
      ]
    ).using("size", Self.size)
    for uses in ["size: size, age: wide", "age: wide, size: size"] {
      let policy = try UsedFiles.pack("both", "both", uses: uses, Self.both)
        .using("size", Self.size).using("age", wide).policy()
      #expect(
        policy.pack.dossierType.recordTypes[0].fields.map(\.name) == ["id", "staff", "years"])
      #expect(
        try policy.results(#"{"firm":{"id":"a","staff":7,"years":9}}"#)
          == #"{"both":{"outcome":"yes","passed":["r"]}}"#)
      #expect(
        try policy.results(#"{"firm":{"id":"a","staff":7}}"#)
          == #"{"both":{"missing":["firm.years"],"outcome":"undetermined","unknown":["r"]}}"#)
    }
  }

  private static func extending(_ required: String, _ base: String) throws(PackError) -> Policy {
    let used = UsedFiles.pack(
      "size", "small",
      [
        "records/firm.yaml": UsedFiles.firm(base),
        "rules/small.lua": UsedFiles.rule("firm.staff < 10"),
      ])
    return try UsedFiles.pack(
      "both", "both", uses: "size: size",
      [
        "records/firm.yaml": """
        extends: size/firm
        type: object
        additionalProperties: false
        required: [\(required)]
        properties: { years: { type: integer } }
        """,
        "rules/both.lua": UsedFiles.rule("decided.size.small.yes and firm.staff > 1"),
      ]
    ).using("size", used).policy()
  }

  @Test("an extension can require what the other only allows; the used pack decides as before")
  func required() throws {
    let policy = try Self.extending("staff, years", "staff: { type: integer }")
    #expect(
      policy.pack.dossierType.recordTypes[0].fields.map(\.isRequired) == [true, true, true])
    #expect(
      try policy.results(#"{"firm":{"id":"a","staff":7,"years":1}}"#)
        == #"{"both":{"outcome":"yes","passed":["r"]}}"#)
    let error = #expect(throws: RecordError.self) {
      try policy.dossier(json: Array(#"{"firm":{"id":"a","years":1}}"#.utf8))
    }
    #expect(error?.description == "line 1: missing_field: `firm.staff`: the field is required")
  }

  @Test(
    "an extension can't require what people judge, nor a field that neither has",
    arguments: [
      (
        "judged", "staff: { type: integer }\njudged: { type: boolean, x-judgement: true }",
        "records/firm.yaml:4:12: required_judgement: `judged`: a required field is never absent, so that "
          + "its absence asks nobody to judge"
      ),
      (
        "stuff", "staff: { type: integer }",
        "records/firm.yaml:4:12: unknown_field: `firm` has no field `stuff`; did you mean `staff`?"
      ),
    ])
  func refused(required: String, base: String, told: String) {
    let error = #expect(throws: PackError.self) { try Self.extending(required, base) }
    #expect(error?.findings.map { String($0.description.prefix { $0 != "\n" }) } == [told])
  }
}
