internal import LuaMachine
internal import Policies
internal import Records

/// Where a policy's names lead: from the numbers of symbols to fields, parameters and columns.
struct Layout {
  /// The record types, then the types of the objects within them.
  let shapes: [Shape]
  /// The first slot of each record.
  let firstSlots: [Int]
  /// `record.field` of each slot of a record.
  let paths: [String]
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

  init(_ policy: Policy) {
    let type = policy.pack.dossierType
    let names = policy.numbers.symbols.names
    symbolCount = names.count
    shapes = type.shapes
    firstSlots = type.firstSlots
    recordNames = type.recordTypes.map(\.name)
    paths = type.recordTypes.flatMap { record in record.fields.map { record.name + "." + $0.name } }
    fields = type.shapes.flatMap { shape in names.map { shape.slots[$0] ?? -1 } }
    let parameters = policy.pack.parameters.values.sorted { $0.name < $1.name }
    self.parameters = parameters
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
  var plan: LuaFacts.Plan {
    LuaFacts.Plan(
      fields: fields.map(Int32.init), symbolCount: symbolCount,
      childShapes: shapes.map { $0.childShapes.map { Int32($0 ?? -1) } },
      firstSlots: firstSlots.map(Int32.init), parameterWord: Word.parameter.rawValue)
  }

  /// The index of the field whose name has the number `symbol`; nil where the shape has none.
  func field(shape: Int, symbol: Int) -> Int? {
    guard symbol >= 0, symbol < symbolCount else { return nil }
    let field = fields[shape * symbolCount + symbol]
    return field >= 0 ? field : nil
  }

  /// The index of a parameter by name.
  func parameter(_ name: String) -> Int? { parameters.firstIndex { $0.name == name } }
}
