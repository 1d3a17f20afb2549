import CanonicalJSON

extension SchemaReader {
  /// How `x-actionable` says that a field can change; `otherwise` where it isn't written.
  mutating func actionable(
    _ member: TextTree.Member?, _ field: Field, _ path: String
  ) -> Actionable? {
    guard let member else { return field.actionable }
    let path = "\(path).\(member.key)"
    guard case .text(let word) = member.value.content, let actionable = Actionable(rawValue: word)
    else {
      report(.badValue, member.value.place, path, Self.noDirection(member.value.content))
      return field.actionable
    }
    if let misfit = actionable.misfit(field) {
      report(.badValue, member.value.place, path, misfit)
    }
    return actionable
  }

  private static func noDirection(_ content: TextTree.Content) -> String {
    if case .text(let text) = content {
      return "\(Shown.quoted(Shown.cut(text))) is none of \(Actionable.shown)"
        + Nearest.hint(to: text, among: Actionable.allCases.map(\.rawValue))
    }
    let shown = Shown.cut(String(decoding: CanonicalJSON.canonical(content), as: UTF8.self))
    return "`\(shown)` doesn't say how it can change: write \(Actionable.shown)"
      + (content == .boolean(false) ? "; where it can't, leave it out" : "")
  }

  /// Reports that what is personal, or something in it, is marked as what a subject can change.
  mutating func checkActionable(
    _ field: Field, _ keywords: [FieldKeyword: TextTree.Member], _ path: String
  ) {
    guard field.isPersonal, field.holdsActionable else { return }
    let marks = [keywords[.actionable], keywords[.personal], keywords[.reference]]
    guard let place = marks.compactMap({ $0?.keyPlace }).first else { return }
    report(
      .badValue, place, path,
      field.actionable == nil
        ? "what is in it is personal, and never proposed to be changed: take `x-actionable` away there"
        : "it is personal, and never proposed to be changed: take `x-actionable` away")
  }
}

extension Field {
  /// Whether it or something in it is marked so; linear in what is nested in it.
  fileprivate var holdsActionable: Bool {
    actionable != nil || children.contains(where: \.holdsActionable)
  }
}
