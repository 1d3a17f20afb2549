/// The codes with check digits that `format` may ask for.
enum CodeFormat: String, Sendable, Hashable, CaseIterable {
  /// The Unified Social Credit Code of China (GB 32100-2015).
  case uscc
  /// The Legal Entity Identifier (ISO 17442).
  case lei

  /// What is wrong with text; nil where it is such a code.
  func violation(by text: Bytes) -> (code: RecordError.Code, message: String)? {
    guard let fault = fault(in: text) else { return nil }
    let (code, name): (RecordError.Code, String) =
      switch self {
      case .uscc: (.badUSCC, "Unified Social Credit Code")
      case .lei: (.badLEI, "Legal Entity Identifier")
      }
    return (code, "\(Shown.quoted(text)) is no \(name): \(fault)")
  }

  private func fault(in text: Bytes) -> String? {
    let count = text.count { $0 & 0xC0 != 0x80 }  // one such byte a scalar
    if count != length { return "it has \(count) characters, not \(length)" }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where !scalar.isASCII || !alphabet.contains(UInt8(scalar.value)) {
      return "it may not hold \(Shown.quoted(String(scalar)))"
    }
    let check = self == .uscc ? Self.usccCheck(text) : Self.leiCheck(text)
    if text.suffix(check.utf8.count).elementsEqual(check.utf8) { return nil }
    return check.utf8.count == 1
      ? "its check character would be `\(check)`" : "its check digits would be `\(check)`"
  }

  private var length: Int { self == .uscc ? 18 : 20 }

  private var alphabet: [UInt8] { self == .uscc ? Self.usccAlphabet : Self.leiAlphabet }
}

extension CodeFormat {
  /// Without I, O, S, V and Z.
  private static let usccAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let leiAlphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

  /// The last character, which brings the sum of all, weighted by powers of 3, to a multiple of 31.
  private static func usccCheck(_ text: Bytes) -> String {
    var sum = 0
    var weight = 1
    for byte in text.dropLast() {
      sum += weight * (usccAlphabet.firstIndex(of: byte) ?? 0)
      weight = weight * 3 % 31
    }
    return String(Unicode.Scalar(usccAlphabet[(31 - sum % 31) % 31]))
  }

  /// The last two digits, which make all, letters read as 10 to 35, one more than a multiple of 97.
  ///
  /// They are 02 to 98: 00, 01 and 99 would do for some codes, but are never given out.
  private static func leiCheck(_ text: Bytes) -> String {
    var rest = 0
    for byte in text.dropLast(2) {
      let value = leiAlphabet.firstIndex(of: byte) ?? 0
      rest = (rest * (value < 10 ? 10 : 100) + value) % 97
    }
    let check = 98 - rest * 100 % 97
    return check < 10 ? "0\(check)" : "\(check)"
  }
}
