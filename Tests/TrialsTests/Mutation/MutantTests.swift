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

  @Test("a byte order mark doesn't move the places")
  func byteOrderMark() throws {
    var pack = SmallPack()
    let mutants = try pack.policy().mutants
    for (path, text) in pack.files { pack.files[path] = "\u{FEFF}" + text }
    #expect(try pack.policy().mutants == mutants)
  }
}
