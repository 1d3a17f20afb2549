import Edict

/// Whole lines of a file of records, for one thread.
enum Share {
  /// Splits a file into so many runs of lines, of about the same size.
  static func split(_ bytes: [UInt8], into count: Int) -> [[UInt8]] {
    if count == 1 { return [bytes] }
    var shares: [[UInt8]] = []
    var start = 0
    for number in 1...count {
      let wanted = max(start, bytes.count * number / count)
      let feed = bytes[wanted...].firstIndex(of: UInt8(ascii: "\n"))
      let end = feed.map { $0 + 1 } ?? bytes.count
      shares.append(Array(bytes[start..<end]))
      start = end
    }
    return shares
  }

  /// The first lines of a share, at most so many bytes of them, but at least one.
  static func head(of share: [UInt8], limitBytes: Int) -> [UInt8] {
    if share.count <= limitBytes { return share }
    let feed = UInt8(ascii: "\n")
    let last = share[..<limitBytes].lastIndex(of: feed) ?? share.firstIndex(of: feed)
    return last.map { Array(share[...$0]) } ?? share
  }
}

extension DossierReader {
  /// The next dossier, nil at the end; throws what refuses a record.
  func dossier() throws -> Dossier? {
    guard let reading = try next() else { return nil }
    switch reading {
    case .dossier(let dossier, _): return dossier
    case .refused(let error): throw error
    }
  }
}
