import TestSupport
import Testing

/// The engine knows nothing of banks: what it decides about stands in packs alone.
@Suite("words of a pack's subject")
struct DomainWordsTests {
  /// The engine may name the folders of packs, in examples of its help.
  private static let words = DomainWords(
    allowed: RulePack.all.map { "Rules/" + $0.name } + ["drafts/sba-loans"])

  /// Where such a word stands and means something else, and how often.
  private static let exceptions: [String: [String: Int]] = [
    // A library lends its members books.
    "EdictCLI/PackTemplate+Data.swift": ["loans": 7],
    "EdictCLI/PackTemplate+Rules.swift": ["loan": 5, "loans": 3],
    // The name of a standard, GB 32100: Unified Social Credit Code.
    "Records/CodeFormat.swift": ["credit": 2],
    "Records/RecordError.swift": ["credit": 1],
    "Records/RecordType+Schema.swift": ["credit": 1],
  ]

  @Test("stand nowhere in the engine, but for those that are listed")
  func engine() throws {
    let files = try Repository.here.texts(below: "Sources")
    #expect(files.count > 100)
    #expect(Self.words.counts(in: files) == Self.exceptions)
  }

  @Test("are seen in every form of a name, and not within other words")
  func forms() {
    let text = """
      let loanTerm = LOAN_TERM + aLoan + enterprise.loans  // 企业的贷款
      let calendar = assume(refund, credited, embankment) // Rules/sba-loans, drafts/sba-loans
      """
    #expect(
      Self.words.counts(in: text)
        == ["loan": 3, "loans": 1, "enterprise": 1, "企业": 1, "贷款": 1])
    #expect(Self.words.counts(in: "Rules/sba-loans-2 and Rules/new-loans") == ["loans": 1])
  }
}
