/// Words of the subjects that packs are about, looked for in what the engine is written in.
struct DomainWords {
  /// Words of banks and of those that they serve, in each form.
  private static let english: Set<String> = [
    "bank", "banks", "banker", "bankers", "banking", "borrower", "borrowers", "credit", "credits",
    "creditor", "creditors", "cultivation", "debt", "debts", "debtor", "enterprise", "enterprises",
    "equity", "exemption", "exemptions", "fund", "funded", "funding", "funds", "guaranty",
    "guarantor", "innovative", "investor", "investors", "lend", "lender", "lenders", "lending",
    "lends", "loan", "loans", "mortgage", "mortgages", "npl", "sme", "smes",
  ]
  private static let chinese = [
    "银行", "贷款", "信贷", "授信", "企业", "基金", "尽职", "免责", "融资", "中小微", "专精特新", "小巨人",
  ]

  /// What names a pack of the repository, or is a standard's own name.
  private let allowed: [String]

  init(allowed: [String]) { self.allowed = allowed }

  /// The words that stand in a text, with their counts.
  ///
  /// A name is cut where a new word begins in it: `loanTerm` and `LOAN_TERM` have `loan`, `calendar` has
  /// no `lend`.
  func counts(in text: String) -> [String: Int] {
    let text = allowed.reduce(text) { $0.replacing($1, with: " ") }
    var counts: [String: Int] = [:]
    for match in text.matches(of: #/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/#) {
      let word = match.output.lowercased()
      if Self.english.contains(word) { counts[word, default: 0] += 1 }
    }
    for word in Self.chinese {
      let count = text.ranges(of: word).count
      if count > 0 { counts[word] = count }
    }
    return counts
  }

  /// The words that stand in files, with their counts, by path.
  func counts(in files: [String: String]) -> [String: [String: Int]] {
    files.mapValues(counts).filter { !$0.value.isEmpty }
  }
}
