public import Foundation

/// A pack that has been read, checked and lowered: what decisions are made by.
///
///     let policy = try Policy(contentsOf: URL(filePath: "Rules/sba-loans"))
///
/// It never changes and can be shared between threads.
public struct Policy: Sendable {
  /// What the pack declares.
  public let pack: Pack
  /// The rule files in the forms that a machine loads, in the order of the decisions.
  public let files: [LoweredFile]
  /// The numbers of the names of fields, columns and parameters.
  public let symbols: SymbolTable
  /// For each return that shows values, their names in order.
  public let shownNames: [[String]]

  /// Reads the pack in a folder.
  ///
  /// - Throws: `PackError` with everything that is wrong with it.
  public init(contentsOf folder: URL) throws(PackError) {
    var reader = PackReader(folder: folder)
    self = try reader.read()
  }

  init(pack: Pack, files: [LoweredFile], symbols: SymbolTable, shownNames: [[String]]) {
    self.pack = pack
    self.files = files
    self.symbols = symbols
    self.shownNames = shownNames
  }

  /// The machine's operations that the lowered forms are written with, in the order in which
  /// they expect them; `Word.allCases` follows.
  public static var operations: [String] { Lowering.operations }
}
