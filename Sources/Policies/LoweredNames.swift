/// What the lowered forms of a pack call by number.
public struct LoweredNames: Sendable, Hashable {
  /// The names of fields, columns, parameters and parts.
  public internal(set) var symbols = SymbolTable()
  /// What rules ask of people by `review`.
  public internal(set) var questions = SymbolTable()
  /// For each return that shows values, their names in the order of their functions.
  public internal(set) var shown: [[String]] = []
  /// What the lowered forms watch; nil where they watch nothing.
  package internal(set) var probes: Probes?
  /// How many functions are exported.
  var functionCount = 0
}
