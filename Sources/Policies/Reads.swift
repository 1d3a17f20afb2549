/// What rules may read, as their tree says: whatever the dossier, nothing else is read.
public struct Reads: Sendable, Hashable {
  /// The paths of fields, such as `firm.region` or `firm.awards[].level`.
  public internal(set) var facts: Set<String> = []
  /// The names of parameters.
  public internal(set) var parameters: Set<String> = []
  /// The names of tables.
  public internal(set) var tables: Set<String> = []
  /// The names of decisions.
  public internal(set) var decisions: Set<String> = []
  /// Those of the decisions of which more is read than whether they are yes, no or apply: their value
  /// or a part.
  public internal(set) var values: Set<String> = []
  /// Whether the tree was not followed to its end, so that anything may be read beside.
  public internal(set) var isOpen = false

  /// Adds what another reads.
  mutating func formUnion(_ other: Reads) {
    facts.formUnion(other.facts)
    parameters.formUnion(other.parameters)
    tables.formUnion(other.tables)
    decisions.formUnion(other.decisions)
    values.formUnion(other.values)
    isOpen = isOpen || other.isOpen
  }
}
