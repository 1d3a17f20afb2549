import Testing
import Trials

@Suite("what a remedy never proposes")
struct RemedyBoundsTests {
  typealias Case = (tests: [String], fields: String, lines: [String])

  @Test(
    "a field changes only as it is marked",
    arguments: [
      (["firm.fixed > 1"], #""fixed": 1"#, ["d.r1 unmarked"]),
      (["firm.fixed > 1"], #""listed": true"#, ["d.r1 unmarked"]),
      (["firm.capital < 10"], #""capital": 40"#, ["d.r1 out_of_reach"]),
      (["firm.debt > 10"], #""debt": 4"#, ["d.r1 out_of_reach"]),
      (["firm.stage == \"seed\""], #""stage": "late""#, ["d.r1 out_of_reach"]),
      (["firm.founded_on > as_of"], #""founded_on": "2020-01-01""#, ["d.r1 out_of_reach"]),
      (["firm.audited_on >= as_of"], #""audited_on": "2020-01-01""#, ["d.r1 unmarked"]),
      (["not firm.sound"], #""sound": true"#, ["d.r1 unmarked"]),
      // The items that there are stay as they are.
      (
        ["every(firm.awards, function(award) return award.level == \"local\" end)"],
        #""awards": [{"level": "national"}]"#, ["d.r1 out_of_reach"]
      ),
      // A larger number than its type lets in is none.
      (["firm.capital > 1000000"], #""capital": 40"#, ["d.r1 out_of_reach"]),
    ] as [Case])
  func marked(example: Case) throws {
    #expect(try RemedyPack(example.tests).remedy(example.fields).lines == example.lines)
  }

  @Test(
    "what is personal stays as it is, also in a new entry",
    arguments: [
      (["firm.head == \"Ana\""], #""head": "Ben""#, ["d.r1 unmarked"]),
      (["firm.head == \"Ana\""], #""fixed": 1"#, ["d.r1 unmarked"]),
      (
        ["any(firm.awards, function(award) return award.by == \"Ana\" end)"], #""awards": []"#,
        ["d.r1 out_of_reach"]
      ),
    ] as [Case])
  func personal(example: Case) throws {
    #expect(try RemedyPack(example.tests).remedy(example.fields).lines == example.lines)
  }

  @Test(
    "what is in a list or a table isn't disclosed, however it is asked",
    arguments: [
      "tables.areas:has(firm.area)",
      "tables.areas:has({ code = firm.area })",
      "any(params.kinds, function(kind) return kind == firm.kind end)",
      "#where(params.kinds, function(kind) return kind == firm.kind end) > 0",
    ])
  func membership(test: String) throws {
    let remedy = try RemedyPack([test]).remedy(#""area": "99", "kind": "shop""#)
    #expect(remedy.lines == ["d.r1 membership"])
  }

  @Test(
    "nor through locals, loops and functions",
    arguments: [
      """
      local area = firm.area
            local other = area
            return tables.areas:has(other)
      """,
      """
      for _, kind in ipairs(params.kinds) do
              if firm.kind == kind then return true end
            end
            return false
      """,
      """
      local last
            last = firm.kind
            return is_of(last)
      """,
    ])
  func flows(body: String) throws {
    let rules = """
      local function is_of(value)
        return any(params.kinds, function(kind) return kind == value end)
      end

      rule "r0" { title = "r0", source = "law",
        test = function(firm) return is_of("farm") and firm.fixed > 0 end }

      rule "r1" { title = "r1", source = "law",
        test = function(firm)
            \(body)
        end }

      """
    let remedy = try RemedyPack(rules: rules).remedy(
      #""area": "99", "kind": "shop", "fixed": 1"#)
    #expect(remedy.lines == ["d.r1 membership"])
  }

  @Test("a boundary that a table gives is no membership")
  func cells() throws {
    let rules = """
      rule "r1" { title = "r1", source = "law",
        test = function(firm)
          if not tables.areas:has(firm.area) then return false end
          return firm.staff >= tables.areas:row(firm.area).least
        end }

      """
    #expect(
      try RemedyPack(rules: rules).remedy(#""area": "32", "staff": 4"#).lines == [
        "increase staff 4 → 90"
      ])
  }

  @Test("a search that meets its bound says so")
  func bound() throws {
    var pack = RemedyPack([
      "firm.capital + firm.staff * firm.staff == 499979 and firm.listed and firm.barred"
    ])
    let fields = #""capital": 1, "staff": 1, "listed": false, "barred": false"#
    pack.tries = 40
    let remedy = try pack.remedy(fields)
    #expect(remedy.lines == ["d.r1 out_of_reach", "bounded"])
    #expect(remedy.tried == 40)
  }

  @Test("all that stands in the way is told where rules pass, but not together")
  func conflict() throws {
    let pack = RemedyPack(["firm.capital >= 50", "firm.capital < 40 and firm.listed"])
    #expect(
      try pack.remedy(#""capital": 10, "listed": false"#).lines == [
        "d.r1 together", "d.r2 together",
      ])
  }

  @Test("the same dossier gives the same remedy")
  func same() throws {
    let pack = RemedyPack([
      "firm.debt / firm.capital <= params.most_share", "firm.staff > 3 or firm.listed",
    ])
    let fields = #""capital": 1001, "debt": 900, "staff": 1, "listed": false"#
    let first = try pack.remedy(fields)
    #expect(try pack.remedy(fields) == first)
    #expect(first.alternatives.count == 4)
  }
}
