public import Foundation

/// A pack that has been read, checked and lowered: what decisions are made by.
///
///     let policy = try Policy(contentsOf: URL(filePath: "Rules/sba-loans"))
///
/// It never changes and can be shared between threads.
public struct Policy: Sendable {
  /// What the pack declares.
  public let pack: Pack
  /// What the pack was read from, byte for byte.
  public let packFiles: PackFiles
  /// The files of functions and then of rules in the forms that a machine loads, in that order.
  public let files: [LoweredFile]
  /// What the lowered forms call by number.
  public let numbers: LoweredNames
  /// What is likely a slip in the pack, though it can be decided with; by file and line.
  public let warnings: [Finding]

  /// Reads the pack in a folder.
  ///
  /// - Throws: `PackError` with everything that is wrong with it.
  public init(contentsOf folder: URL) throws(PackError) {
    try self.init(contentsOf: folder, checksTypes: true)
  }

  /// Reads the pack in a folder for `Coverage`: deciders by it note what they use.
  ///
  /// They decide the same, to the byte, and take longer for it.
  ///
  /// - Throws: `PackError` with everything that is wrong with it.
  public static func probed(contentsOf folder: URL) throws(PackError) -> Policy {
    try Policy(contentsOf: folder, checksTypes: true, isProbed: true)
  }

  /// Reads the pack in a folder, also where its rules could raise when they run.
  ///
  /// Where it `isProbed`, deciders note what they come to, for coverage; they decide the same.
  package init(
    contentsOf folder: URL, checksTypes: Bool, isProbed: Bool = false
  ) throws(PackError) {
    self = try Self.read {
      PackReader(folder: folder, checksTypes: checksTypes, isProbed: isProbed)
    }
  }

  /// Reads a pack from its files, wherever they came from.
  ///
  /// - Throws: `PackError` with everything that is wrong with it.
  public init(_ files: PackFiles) throws(PackError) { try self.init(files, checksTypes: true) }

  /// Reads a pack whose used packs are, where their files are no others, those of an earlier policy.
  package init(_ files: PackFiles, reusing earlier: Policy) throws(PackError) {
    self = try Self.read { PackReader(files, checksTypes: true, reusing: earlier) }
  }

  /// Reads a pack from its files, also where its rules could raise when they run.
  package init(_ files: PackFiles, checksTypes: Bool) throws(PackError) {
    self = try Self.read { PackReader(files, checksTypes: checksTypes) }
  }

  private static func read(_ make: @escaping @Sendable () -> PackReader) throws(PackError) -> Policy
  {
    let reading = DeepStack.run { () -> Result<Policy, PackError> in
      var reader = make()
      return Result { () throws(PackError) in try reader.read() }
    }
    return try reading.get()
  }

  init(
    pack: Pack, packFiles: PackFiles, files: [LoweredFile], numbers: LoweredNames,
    warnings: [Finding]
  ) {
    self.pack = pack
    self.packFiles = packFiles
    self.files = files
    self.numbers = numbers
    self.warnings = warnings
  }

  /// The machine's operations that the lowered forms are written with, in the order in which
  /// they expect them.
  public static var operations: [String] { Lowering.operations }
}
