import CanonicalJSON

extension SchemaReader {
  /// An `x-personal` of the schema, with where it stands.
  struct PersonalMark {
    let place: TextPlace
    let path: String
    /// Whether something is wrong with it, so that it is told once however many fields have it.
    var isReported = false
  }

  /// What `x-personal` names, to be found once all fields are known; `otherwise` where it isn't
  /// written.
  mutating func personal(
    _ member: TextTree.Member?, path: String, otherwise: PersonalOwner?
  ) -> PersonalOwner? {
    guard let member else { return otherwise }
    let path = "\(path).\(member.key)"
    guard case .text(let name) = member.value.content, Self.isName(name) else {
      report(.badValue, member.value.place, path, Self.noOwner(member.value.content))
      return otherwise
    }
    personalMarks.append(PersonalMark(place: member.value.place, path: path))
    return PersonalOwner(name: name, place: .written(personalMarks.count - 1))
  }

  private static func noOwner(_ content: TextTree.Content) -> String {
    let shown =
      if case .text(let text) = content {
        "\(Shown.quoted(Shown.cut(text))) is no field's name"
      } else {
        "`\(Shown.cut(String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)))` "
          + "doesn't say whose it is"
      }
    return shown + ": write the name of the text field that says so, which may be the field itself"
      + (content == .boolean(false) ? "; where nothing is personal, leave it out" : "")
  }

  /// Finds the fields that say whose personal values are.
  mutating func settlePersonal(_ fields: inout [Field]) {
    if personalMarks.isEmpty { return }
    let around = [fields]
    for index in fields.indices {
      settle(&fields[index], named: fields[index].name, around: around, isInside: false)
    }
  }

  /// Settles a field, or an item of the list of that name, and what is in it; `around` are the
  /// fields of the objects that hold it, the innermost last.
  ///
  /// The depth of what is nested bounds how deeply this recurses.
  private mutating func settle(
    _ field: inout Field, named name: String, around: [[Field]], isInside: Bool
  ) {
    if let owner = field.personal, case .written(let mark) = owner.place {
      if isInside {
        report(.badOwner, mark, "what it stands in is personal already, and all that is in it")
      } else if let place = place(of: owner.name, mark, field, named: name, around) {
        field.personal = PersonalOwner(name: owner.name, place: place)
      }
    }
    let isInside = isInside || field.isPersonal
    let around = field.kind == .object ? around + [field.children] : around
    for index in field.children.indices {
      let name = field.kind == .list ? name : field.children[index].name
      settle(&field.children[index], named: name, around: around, isInside: isInside)
    }
  }

  /// Where the field stands that says whose `field` is; nil only after a problem.
  private mutating func place(
    of owner: String, _ mark: Int, _ field: Field, named name: String, _ around: [[Field]]
  ) -> PersonalOwner.Place? {
    if owner == name && field.kind == .text { return .itself }
    var found: (field: Field, place: PersonalOwner.Place)?
    let own = field.kind == .object ? field.children : []
    if let index = own.firstIndex(where: { $0.name == owner }) {
      found = (own[index], .inside(index))
    } else {
      for (outward, fields) in around.reversed().enumerated() where found == nil {
        guard let index = fields.firstIndex(where: { $0.name == owner }) else { continue }
        found = (fields[index], .around(outward, index))
      }
    }
    guard let found else {
      let hint =
        problems.count < Self.mostHints
        ? Nearest.hint(
          to: owner, among: (own + around.joined()).filter { $0.kind == .text }.map(\.name))
        : ""
      report(.unknownField, mark, "no field `\(owner)` stands beside it or around it\(hint)")
      return nil
    }
    if found.field.kind != .text {
      report(
        .badOwner, mark,
        "`\(owner)` is \(found.field.kind.shown); it must be text that names someone")
    } else if let other = found.field.personal?.name, other != owner, case .around = found.place {
      report(
        .badOwner, mark, "`\(owner)` is itself of whom `\(other)` names; write `\(other)` here too")
    } else {
      return found.place
    }
    return nil
  }

  /// More would take long where thousands of names are wrong.
  private static let mostHints = 100

  private mutating func report(_ code: RecordTypeError.Code, _ mark: Int, _ message: String) {
    if personalMarks[mark].isReported { return }
    personalMarks[mark].isReported = true
    report(code, personalMarks[mark].place, personalMarks[mark].path, message)
  }
}
