import CanonicalJSON

extension SchemaReader {
  /// Reads `$defs`, also what nothing refers to.
  mutating func readDefinitions(_ member: TextTree.Member?) {
    guard let member else { return }
    guard case .object(let members) = member.value.content else {
      return report(.badValue, member.value.place, "$defs", "it must be an object of definitions")
    }
    for member in members {
      definitions[member.key] = member
      if !Self.isDefinitionName(member.key) {
        report(
          .badName, member.keyPlace, "$defs",
          "\(Shown.quoted(Shown.cut(member.key))) is no name of a definition: letters, digits, "
            + "`_` and `-`")
      }
    }
    for member in members { _ = definition(member, at: .record(name)) }
  }

  /// The field that a `$ref` refers to; nil only after a problem.
  mutating func field(
    _ reference: TextTree.Member, beside keywords: [FieldKeyword: TextTree.Member],
    at site: SchemaSite
  ) -> SchemaField? {
    for (keyword, member) in keywords where !keyword.standsBesideReference {
      report(
        .misplacedKeyword, member.keyPlace, site.path,
        "`\(keyword.rawValue)` may not stand beside `$ref`")
    }
    guard let member = definition(reference, site), let field = definition(member, at: site) else {
      return nil
    }
    if site.depth + field.height - 1 > Self.maximumDepth {
      report(.tooDeep, reference.value.place, site.path, Self.tooDeep)
      return nil
    }
    return field
  }

  static let tooDeep = "objects and lists are nested more than \(maximumDepth) deep"

  /// The definition that a `$ref` names; nil only after a problem.
  private mutating func definition(
    _ reference: TextTree.Member, _ site: SchemaSite
  ) -> TextTree.Member? {
    guard let written = text(reference, path: site.path) else { return nil }
    let prefix = "#/$defs/"
    guard written.hasPrefix(prefix) else {
      report(
        .badValue, reference.value.place, site.path(of: "$ref"),
        "\(Shown.quoted(written)) is not understood, only `#/$defs/` and a name")
      return nil
    }
    let name = String(written.dropFirst(prefix.count))
    if openDefinitions.contains(name) {
      let cycle = openDefinitions.drop { $0 != name } + [name]
      report(
        .cyclicDefinition, reference.value.place, site.path(of: "$ref"),
        "the definition holds itself: \(Shown.list(Array(cycle)))")
    } else if let member = definitions[name] {
      return member
    } else {
      let hint = Nearest.hint(to: name, among: definitions.keys.sorted())
      report(
        .unknownDefinition, reference.value.place, site.path(of: "$ref"),
        "`$defs` has no \(Shown.quoted(Shown.cut(name)))\(hint)")
    }
    return nil
  }

  /// Reads a definition, once; nil only after a problem.
  ///
  /// A definition isn't itself a `$ref`, so that the depth of what is nested bounds how deeply this
  /// recurses.
  private mutating func definition(
    _ member: TextTree.Member, at site: SchemaSite
  ) -> SchemaField? {
    let name = member.key
    if let known = definedFields[name] { return known }
    openDefinitions.append(name)
    let site = site.definition(name)
    var read: SchemaField?
    if let reference = member.value.member("$ref") {
      report(
        .misplacedKeyword, reference.keyPlace, site.path,
        "`$ref` is for fields, not for a definition itself")
    } else {
      read = field(member.value, named: "", isRequired: false, at: site)
    }
    openDefinitions.removeLast()
    definedFields[name] = .some(read)
    return read
  }

  private static func isDefinitionName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
