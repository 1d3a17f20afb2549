internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

/// Where a policy's names lead: from the numbers of symbols to fields, parameters and columns.
///
/// A class, so that what grounds are told from holds it at the cost of a word.
final class Layout: Sendable {
  /// The record types, then the types of the objects within them.
  let shapes: [Shape]
  /// The first slot of each record.
  let firstSlots: [Int]
  /// `record.field` of each slot of a record.
  let paths: [String]
  /// The place of each of those paths among all, in the order of canonical JSON.
  let ranks: [Int]
  /// The names of the record types.
  let recordNames: [String]
  /// The parameters, by name.
  let parameters: [Parameter]
  /// The index of a parameter by symbol.
  let parameterIndexes: [Int: Int]
  /// The index of a column by symbol, for each table.
  let columns: [[Int: Int]]
  /// The index of a field by shape and symbol, or -1.
  private let fields: [Int]
  private let symbolCount: Int
  /// The words of each field that is an ordered enumeration, by shape; none of the others.
  private let orderedWords: [[[[UInt8]]]]
  private let parametersByName: [String: Int]

  init(_ policy: Policy) {
    let type = policy.pack.dossierType
    let names = policy.numbers.symbols.names
    symbolCount = names.count
    shapes = type.shapes
    firstSlots = type.firstSlots
    recordNames = type.recordTypes.map(\.name)
    let paths = type.recordTypes.flatMap { record in
      record.fields.map { record.name + "." + $0.name }
    }
    self.paths = paths
    var ranks = Array(repeating: 0, count: paths.count)
    let order = paths.indices.sorted { utf16Less(paths[$0], paths[$1]) }
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    self.ranks = ranks
    fields = type.shapes.flatMap { shape in names.map { shape.slots[$0] ?? -1 } }
    orderedWords = type.shapes.map { shape in
      shape.fields.map { $0.isOrdered ? ($0.words ?? []).map { Array($0.utf8) } : [] }
    }
    let parameters = policy.pack.parameters.values.sorted { utf16Less($0.name, $1.name) }
    self.parameters = parameters
    parametersByName = Dictionary(
      uniqueKeysWithValues: parameters.enumerated().map { ($1.name, $0) })
    var parameterIndexes: [Int: Int] = [:]
    for (symbol, name) in names.enumerated() {
      parameterIndexes[symbol] = parameters.firstIndex { $0.name == name }
    }
    self.parameterIndexes = parameterIndexes
    columns = policy.pack.tables.map { table in
      var indexes: [Int: Int] = [:]
      for (symbol, name) in names.enumerated() {
        indexes[symbol] = table.columns.firstIndex { $0.name == name }
      }
      return indexes
    }
  }

  /// What the machine needs to read facts by itself.
  ///
  /// - Parameter isWatched: Whether what list words come to is noted, so that none may be tried first.
  func plan(isWatched: Bool) -> LuaFacts.Plan {
    func number(_ word: Word) -> Int { isWatched ? -1 : word.rawValue }
    return LuaFacts.Plan(
      fields: fields.map(Int32.init), symbolCount: symbolCount,
      childShapes: shapes.map { $0.childShapes.map { Int32($0 ?? -1) } },
      firstSlots: firstSlots.map(Int32.init),
      words: LuaFacts.Words(
        parameter: number(.parameter), any: number(.any), every: number(.every), sum: number(.sum),
        count: number(.count)))
  }

  /// The index of the field whose name has the number `symbol`; nil where the shape has none.
  func field(shape: Int, symbol: Int) -> Int? {
    guard symbol >= 0, symbol < symbolCount else { return nil }
    let field = fields[shape * symbolCount + symbol]
    return field >= 0 ? field : nil
  }

  /// The place of a word among those of an ordered enumeration; nil where it is none of them.
  func place(ofWord word: UnsafeBufferPointer<UInt8>, shape: Int, field: Int) -> Int? {
    orderedWords[shape][field].firstIndex { $0.elementsEqual(word) }
  }

  /// The index of a parameter by name.
  func parameter(_ name: String) -> Int? { parametersByName[name] }
}
