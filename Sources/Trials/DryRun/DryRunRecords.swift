public import Records

/// The dossiers of a file of records, as each of two packs reads them.
public struct DryRunRecords: DryRunSource {
  private let baseline: DossierReader
  /// nil where both packs read alike, so that one reading does.
  private let candidate: DossierReader?

  /// Reads JSON Lines, a JSON array or CSV, whichever it is.
  public init(
    _ source: any ByteSource, baseline: DossierType, candidate: DossierType
  ) {
    if baseline.readsAlike(candidate) {
      self.baseline = DossierReader(type: baseline, source: source)
      self.candidate = nil
    } else {
      let shared = SharedBytes(source)
      self.baseline = DossierReader(type: baseline, source: shared.reader(0))
      self.candidate = DossierReader(type: candidate, source: shared.reader(1))
    }
  }

  /// How many bytes have been read.
  public var bytesRead: Int { baseline.bytesRead }

  /// The next record; nil at the end.
  ///
  /// - Throws: `RecordInputError` where no further one can be read, also where only one of the
  ///   packs can't, as with a column of CSV that it doesn't know.
  public mutating func next() throws -> DryRunInput? {
    guard let reading = try baseline.next() else { return nil }
    guard let candidate else {
      switch reading {
      case .refused(let error): return .refused(DryRunReport.Refusal(by: .both, error: error))
      case .dossier(let dossier, let place):
        return .dossier(
          DryRunDossier(record: place.number, baseline: dossier, candidate: dossier))
      }
    }
    guard let other = try candidate.next() else { return nil }
    switch (reading, other) {
    case (.refused(let error), .refused):
      return .refused(DryRunReport.Refusal(by: .both, error: error))
    case (.refused(let error), .dossier):
      return .refused(DryRunReport.Refusal(by: .baseline, error: error))
    case (.dossier, .refused(let error)):
      return .refused(DryRunReport.Refusal(by: .candidate, error: error))
    case (.dossier(let one, let place), .dossier(let other, _)):
      return .dossier(DryRunDossier(record: place.number, baseline: one, candidate: other))
    }
  }
}

/// Bytes that two readers go through, in step but for what each reads ahead.
private final class SharedBytes {
  private var source: any ByteSource
  private var bytes: [UInt8] = []
  /// Where each reader stands in `bytes`.
  private var offsets = [0, 0]

  init(_ source: any ByteSource) { self.source = source }

  func reader(_ index: Int) -> Reader { Reader(shared: self, index: index) }

  struct Reader: ByteSource {
    let shared: SharedBytes
    let index: Int

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      try shared.read(index, into: buffer)
    }
  }

  private func read(_ index: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if offsets[index] == bytes.count {
      let count = try source.read(into: buffer)
      bytes += buffer[..<count]
      offsets[index] += count
      return count
    }
    let start = offsets[index]
    let count = min(buffer.count, bytes.count - start)
    bytes.withUnsafeBytes { all in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[start..<start + count]))
    }
    offsets[index] += count
    let passed = offsets.min() ?? 0
    if passed > 0 {
      bytes.removeFirst(passed)
      offsets = offsets.map { $0 - passed }
    }
    return count
  }
}
