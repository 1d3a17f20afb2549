internal import Policies
internal import Records

/// Where a policy's names lead: from the numbers of symbols to slots, parameters and columns.
struct Layout {
  /// `record.field` of each slot.
  let paths: [String]
  /// The names of the record types.
  let recordNames: [String]
  /// The parameters, by name.
  let parameters: [Parameter]
  /// The index of a parameter by symbol.
  let parameterIndexes: [Int: Int]
  /// The index of a column by symbol, for each table.
  let columns: [[Int: Int]]
  /// The slot of a field by record and symbol, or -1.
  private let slots: [Int]
  private let symbolCount: Int

  init(_ policy: Policy) {
    let type = policy.pack.dossierType
    let names = policy.symbols.names
    symbolCount = names.count
    recordNames = type.recordTypes.map(\.name)
    paths = type.recordTypes.flatMap { record in record.fields.map { record.name + "." + $0.name } }
    slots = zip(type.recordTypes, type.firstSlots).flatMap { record, first in
      names.map { name in record.slots[name].map { first + $0 } ?? -1 }
    }
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

  /// The slot of the field whose name has the number `symbol`; -1 where the record has none.
  func slot(record: Int, symbol: Int) -> Int {
    symbol >= 0 && symbol < symbolCount ? slots[record * symbolCount + symbol] : -1
  }
}
