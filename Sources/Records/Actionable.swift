/// How a subject can change a field (`x-actionable`); where it isn't known, each lets it be supplied.
public enum Actionable: String, Sendable, Hashable, CaseIterable {
  /// Upwards: a larger number, a later day, a later word of an ordered enumeration, more entries.
  case increase
  /// Downwards: a smaller number, an earlier day, an earlier word of an ordered enumeration.
  case decrease
  /// To any value; of a list, more entries.
  case any
  /// Not at all, once it is known.
  case supply
}

extension DossierType {
  /// Whether a subject can change any field; linear in all fields.
  public var hasActionableFields: Bool {
    shapes.contains { $0.fields.contains { $0.actionable != nil } }
  }
}

extension Actionable {
  /// Why fields of a kind can't be marked so; nil where they can.
  func misfit(_ field: Field) -> String? {
    let isScale: Bool
    switch field.kind {
    case .number, .integer, .date: isScale = true
    case .text: isScale = field.isOrdered
    case .list: isScale = self == .increase
    case .boolean, .object: isScale = false
    }
    let needsScale = self == .increase || self == .decrease
    if isScale || !needsScale { return nil }
    let which = "numbers, dates and ordered enumerations"
    let what = field.words == nil ? field.kind.shown : "an enumeration without order"
    return self == .increase
      ? "`increase` is for \(which), and for lists, this field is \(what); `any` is for all"
      : "`decrease` is for \(which), this field is \(what); `any` is for all"
  }

  /// The words as a message lists them.
  static let shown = "`increase`, `decrease`, `any` or `supply`"
}
