import CanonicalJSON
import Records
import Testing

@Suite("personal values")
struct PersonalValueTests {
  /// A firm and a visit with personal values of each kind.
  private static func type() throws -> DossierType {
    let person = #"""
      "type": "object", "additionalProperties": false, "properties": {
        "name": {"type": "string"}, "number": {"type": "string"}}
      """#
    let firm = try recordType(
      "firm",
      fields: ##"""
        "id": {"type": "string", "x-personal": "id"},
        "born_on": {"type": "string", "format": "date", "x-personal": "id"},
        "income": {"type": "number"},
        "scores": {"type": "array", "items": {"type": "number"}, "x-personal": "id"},
        "friends": {"type": "array", "items": {"type": "string", "x-personal": "friends"}},
        "head": {\##(person), "x-personal": "number"},
        "board": {"type": "array", "items": {\##(person), "x-personal": "number"}},
        "visits": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/visit"}}}
        """##,
      required: #"["id"]"#,
      more: ##"""
        "x-id": "id", "$defs": {"visit": {"type": "object", "additionalProperties": false, "properties": {
          "guest": {"type": "string"},
          "age": {"type": "integer", "x-personal": "guest"},
          "host": {"type": "string", "x-personal": "id"},
          "on": {"type": "string", "format": "date"}}}},
        """##)
    let visit = try recordType(
      "agent",
      fields: #""name": {"type": "string", "x-personal": "name"}, "on": {"type": "string"}"#)
    return DossierType(recordTypes: [firm, visit], subject: 0)
  }

  @Test(
    "every known personal value is told with its place and its owner, as canonical JSON has them")
  func all() throws {
    let dossier = try Self.type().dossier(
      json: bytes(
        #"""
        {"firm": {"id": "P1", "born_on": "1990-01-02", "income": 5, "scores": [1, null],
          "friends": ["A", null, "B"], "head": {"name": "H"},
          "board": [{"name": "N", "number": "7"}, null, {"name": ""}],
          "visits": [[], [{"age": 3, "guest": "G", "on": "2020-01-01"}, {"age": 4, "host": "P1"}]]},
         "agent": {"name": "", "on": "x"}}
        """#))
    #expect(
      dossier.personalValues == [
        PersonalValue(pointer: "/agent/name", path: "agent.name", owner: nil),
        PersonalValue(pointer: "/firm/board/0", path: "firm.board[1]", owner: "7"),
        PersonalValue(pointer: "/firm/board/2", path: "firm.board[3]", owner: nil),
        PersonalValue(pointer: "/firm/born_on", path: "firm.born_on", owner: "P1"),
        PersonalValue(pointer: "/firm/friends/0", path: "firm.friends[1]", owner: "A"),
        PersonalValue(pointer: "/firm/friends/2", path: "firm.friends[3]", owner: "B"),
        PersonalValue(pointer: "/firm/head", path: "firm.head", owner: nil),
        PersonalValue(pointer: "/firm/id", path: "firm.id", owner: "P1"),
        PersonalValue(pointer: "/firm/scores", path: "firm.scores", owner: "P1"),
        PersonalValue(
          pointer: "/firm/visits/1/0/age", path: "firm.visits[2][1].age", owner: "G"),
        PersonalValue(
          pointer: "/firm/visits/1/1/age", path: "firm.visits[2][2].age", owner: nil),
        PersonalValue(
          pointer: "/firm/visits/1/1/host", path: "firm.visits[2][2].host", owner: "P1"),
      ])
  }

  @Test("a dossier without personal fields has none")
  func none() throws {
    let type = DossierType(
      recordTypes: [
        try recordType(
          "firm", fields: #""id": {"type": "string"}"#, required: #"["id"]"#,
          more: #""x-id": "id","#)
      ], subject: 0)
    #expect(!type.hasPersonalFields)
    #expect(try type.dossier(json: bytes(#"{"id": "a"}"#)).personalValues == [])
    #expect(!type.isPersonal(factPath: "firm.id"))
  }

  @Test(
    "a fact is personal that lies at or in a personal field",
    arguments: [
      ("firm.id", true), ("firm.born_on", true), ("firm.income", false), ("firm.scores", true),
      ("firm.scores[2]", true), ("firm.friends", false), ("firm.friends[2]", true),
      ("firm.friends[]", true), ("firm.head", true), ("firm.head.name", true),
      ("firm.board", false), ("firm.board[12]", true), ("firm.board[12].name", true),
      ("firm.board[].name", true), ("firm.board[name=A].b].name]", true),
      ("firm.visits", false), ("firm.visits[1][2]", false), ("firm.visits[1][2].age", true),
      ("firm.visits[1][2].guest", false), ("firm.visits[][].on", false),
      ("firm.visits[1][age=3]", true), ("agent.name", true), ("agent.on", false), ("agent", false),
      ("firm", false), ("", false), (".", false), ("[", false), ("firm.", false),
      ("firm[1]", false),
      ("firm.none", false), ("firm.income.x", false), ("firm.income[1]", false),
      ("firm.visits[1]", false), ("firm.visits[", false), ("params.id", false), ("id", false),
    ])
  func paths(path: String, isPersonal: Bool) throws {
    #expect(try Self.type().isPersonal(factPath: path) == isPersonal)
  }
}
