import CanonicalJSON

/// The keywords of a record type or of an object that say what fields it has.
struct ObjectKeywords {
  let properties: TextTree.Member?
  let required: TextTree.Member?
  let additionalProperties: TextTree.Member?

  init(_ keywords: [RecordKeyword: TextTree.Member]) {
    properties = keywords[.properties]
    required = keywords[.required]
    additionalProperties = keywords[.additionalProperties]
  }

  init(_ keywords: [FieldKeyword: TextTree.Member]) {
    properties = keywords[.properties]
    required = keywords[.required]
    additionalProperties = keywords[.additionalProperties]
  }
}

extension SchemaReader {
  /// The fields of a record type or an object; nil in place of one only after a problem.
  mutating func fields(
    _ keywords: ObjectKeywords, _ place: TextPlace, at site: SchemaSite
  ) -> [SchemaField?] {
    require(
      .boolean(false), "additionalProperties: false", keywords.additionalProperties, place,
      "additionalProperties", site.path)
    let properties = properties(keywords.properties, place, site)
    let required = requiredNames(keywords.required, properties, site)
    return properties.map { property in
      let site = site.field(property.key)
      checkName(property, site)
      return field(
        property.value, named: property.key, isRequired: required.contains(property.key), at: site)
    }
  }

  /// Whether the fields of a record type or an object are few enough; reports where they aren't.
  mutating func checkSize(
    _ fields: [SchemaField], _ place: TextPlace, at site: SchemaSite
  ) -> Bool {
    if SchemaField.size(of: fields) <= Self.maximumFields { return true }
    report(
      .tooManyFields, place, site.path,
      "`\(site.subject)` comes to more than \(Self.maximumFields) fields, nested ones counted")
    return false
  }

  /// Reports where a keyword doesn't say the one thing that is understood.
  mutating func require(
    _ content: TextTree.Content, _ shown: String, _ member: TextTree.Member?, _ place: TextPlace,
    _ keyword: String, _ path: String
  ) {
    guard let member else {
      return report(.missingKeyword, place, path, "`\(shown)` must be written")
    }
    if member.value.content != content {
      let path = path.isEmpty ? keyword : "\(path).\(keyword)"
      report(.badValue, member.value.place, path, "only `\(shown)` is understood")
    }
  }

  static func unknownField(_ written: String, of owner: String, _ names: [String]) -> String {
    let hint = Nearest.hint(to: written, among: names)
    return "`\(owner)` has no field \(Shown.quoted(written))\(hint)"
  }

  private mutating func properties(
    _ member: TextTree.Member?, _ place: TextPlace, _ site: SchemaSite
  ) -> [TextTree.Member] {
    guard let member else {
      report(.missingKeyword, place, site.path, "`properties` must be written")
      return []
    }
    if case .object(let properties) = member.value.content, !properties.isEmpty {
      return properties
    }
    report(
      .badValue, member.value.place, site.path(of: "properties"),
      "it must be an object with fields")
    return []
  }

  private mutating func requiredNames(
    _ member: TextTree.Member?, _ properties: [TextTree.Member], _ site: SchemaSite
  ) -> Set<String> {
    guard let member else { return [] }
    let path = site.path(of: "required")
    let required = words(member.value, path: path) ?? []
    // An extension can also ask for what the other only allows.
    let inherited = site.path.isEmpty ? base?.fields.map(\.name) ?? [] : []
    let names = inherited + properties.map(\.key)
    let known = Set(names)
    for name in required where !known.contains(name.text) {
      report(
        .unknownField, name.place, path, Self.unknownField(name.text, of: site.subject, names))
    }
    return Set(required.map(\.text))
  }

  private mutating func checkName(_ property: TextTree.Member, _ site: SchemaSite) {
    if !Self.isName(property.key) {
      report(.badName, property.keyPlace, site.path, Self.badName(property.key))
    } else if site.hasColumn && property.key == name {
      report(.badName, property.keyPlace, site.path, "a field may not be named as its record type")
    }
  }
}

extension TextTree {
  /// The member with this key, of an object that has one.
  func member(_ key: String) -> Member? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }
  }

  /// The keys of an object.
  var keys: [String] {
    guard case .object(let members) = content else { return [] }
    return members.map(\.key)
  }
}
