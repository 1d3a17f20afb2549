import Testing

@Suite("codes of findings")
struct FindingCodesTests {
  @Test("every code has a case of its own")
  func everyCode() throws {
    let codes = try FindingCodes.all()
    #expect(codes.count > 110, "the collector finds too little")
    let cases = Set(FindingCase.all.map(\.code))
    #expect(codes.subtracting(cases).subtracting(FindingCodes.guards.keys).sorted() == [])
    #expect(cases.subtracting(codes).sorted() == [], "a case is of a code that there isn't")
  }

  @Test("a code that no case can bring about isn't shown by one")
  func guards() {
    #expect(FindingCodes.guards.keys.filter(FindingCodes.shown.contains).sorted() == [])
  }

  @Test("codes are told from the words of the language and from other text")
  func collector() {
    let source = #"""
      findings.report("recursion", file: "a", "b_c: d")
      refuse(
        "bad_name", range, "`x_y` is none")
      checkTest(item, ("always_passes", "never_passes"))
      let keys = ["as_of", "add_months"]
      """#
    #expect(
      FindingCodes.codes(in: source).sorted()
        == ["always_passes", "bad_name", "never_passes", "recursion"])
    #expect(FindingCodes.declared(in: #"= Code("bad_id") = Self("too_deep")"#).count == 2)
  }
}
