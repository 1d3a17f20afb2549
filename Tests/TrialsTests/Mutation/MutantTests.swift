import Policies
import Testing
import Trials

@Suite("mutants")
struct MutantTests {
  @Test("the small pack has mutants of every kind")
  func kinds() throws {
    let mutants = try SmallPack().policy().mutants
    #expect(Set(mutants.map(\.kind)) == Set(MutantKind.allCases))
  }

  @Test("every slip is made once, in the order of files and places")
  func all() throws {
    let mutants = try SmallPack().policy().mutants
    let told = mutants.map { "\($0.place): \($0.kind): \($0.description)" }
    #expect(told.joined(separator: "\n") == SmallPack.mutants)
  }

  @Test("a mutant points at what is changed")
  func picture() throws {
    let mutants = try SmallPack().policy().mutants
    let mutant = try #require(mutants.first { $0.kind == .comparison })
    #expect(
      mutant.span.picture == """
         5 |   test = function(firm) return years_between(firm.founded_on, as_of) <= params.max_age end,
           |                                                                      ^~
        """)
  }

  @Test("the step of a loop is changed like its bounds")
  func step() throws {
    var pack = SmallPack()
    pack.files["rules/entry.lua"]? += """

      rule "looks_back" {
        title = "Looks back", source = "law",
        test = function(firm)
          local met = false
          for year = 9, 3, -2 do met = met or firm.revenue > year end
          return met
        end,
      }
      """
    let mutants = try pack.policy().mutants.filter { $0.place.hasPrefix("rules/entry.lua") }
    #expect(
      mutants.contains { $0.description.contains("2") && $0.span.picture.contains("9, 3, -2") })
  }

  @Test("a byte order mark doesn't move the places")
  func byteOrderMark() throws {
    var pack = SmallPack()
    let mutants = try pack.policy().mutants
    for (path, text) in pack.files { pack.files[path] = "\u{FEFF}" + text }
    #expect(try pack.policy().mutants == mutants)
  }
}
