internal import Records

extension ValueType {
  /// What a field holds; `path` is where it stands, such as `firm.awards[].level`.
  init(_ field: Field, at path: String) {
    switch field.kind {
    case .text:
      let words = field.words ?? field.limits.constantText.map { [$0] }
      self = .text(
        words.map { TextType(closed: $0, path: path, isOrdered: field.isOrdered) } ?? .any)
    case .number, .integer:
      self = .number(
        NumberType(
          field.limits.interval, isWhole: field.kind == .integer, unit: Unit(field.unit),
          isOfRecord: true))
    case .boolean: self = .either
    case .date: self = .date
    case .object: self = .object(.nested(NestedObject(path: path, fields: field.children)))
    case .list:
      let item = field.children.first.map { ValueType($0, at: path + "[]") } ?? .any
      self = .list(
        ListType(of: item, count: field.limits.countInterval, mayHoldUnknown: true))
    }
  }

  /// What a parameter without bands can be, over all its values.
  init(_ parameter: Parameter) {
    var scalars: [Scalar] = []
    var lists = ValueType.never
    for dated in parameter.values {
      switch dated.content {
      case .unset, .bands: break
      case .scalar(let scalar): scalars.append(scalar)
      case .list(let items):
        let list = ListType(
          of: ValueType(oneOf: items, of: parameter), count: Interval(only: Double(items.count)))
        lists = lists.union(.list(list))
      }
    }
    let known = ValueType(oneOf: scalars, of: parameter).union(lists)
    self = known.isNever ? ValueType(parameter.kind, unit: Unit(parameter.unit)) : known
  }

  /// What the bands of a parameter give.
  init(bandsOf parameter: Parameter) {
    let values = parameter.values.flatMap { dated -> [Scalar] in
      if case .bands(let bands) = dated.content { bands.map(\.value) } else { [] }
    }
    self.init(oneOf: values, of: parameter)
  }

  /// What one of several values of a parameter is.
  private init(oneOf scalars: [Scalar], of parameter: Parameter) {
    self.init(
      oneOf: scalars, kind: parameter.kind, unit: Unit(parameter.unit),
      path: "params.\(parameter.name)")
  }

  /// What the cells of a column can be.
  init(_ column: LookupTable.Column, at index: Int, of table: LookupTable) {
    let cells = table.rows.compactMap { $0.cells[index] }
    let known = ValueType(
      oneOf: cells, kind: column.kind, unit: Unit(column.unit),
      path: "\(table.name).\(column.name)")
    self = known.isNever ? ValueType(column.kind, unit: Unit(column.unit)) : known
  }

  /// What one of several values is; never, where there is none.
  ///
  /// Words are gathered in one set, as the union of each with those before would copy them all.
  ///
  /// - Complexity: O(number of values).
  private init(oneOf scalars: [Scalar], kind: Parameter.Kind, unit: Unit, path: String) {
    var words: Set<String> = []
    self = .never
    for scalar in scalars {
      if case .text(let text) = scalar, kind != .date {
        words.insert(text)
      } else {
        self = union(ValueType(scalar, kind: kind, unit: unit, path: path))
      }
    }
    guard !words.isEmpty else { return }
    self = union(.text(TextType(words: words, origin: .open(path: path))))
  }

  private init(_ scalar: Scalar, kind: Parameter.Kind, unit: Unit, path: String) {
    switch scalar {
    case .text where kind == .date: self = .date
    case .text(let text): self = .text(TextType(words: [text], origin: .open(path: path)))
    case .number(let number):
      self = .number(
        NumberType(Interval(only: number), isWhole: number == number.rounded(), unit: unit))
    case .boolean: self = .either
    case .range(let low, let high):
      self = .number(NumberType(Interval(low, high), unit: unit, isRange: low != high))
    }
  }

  /// What a value of a kind is, of which nothing else is written.
  private init(_ kind: Parameter.Kind, unit: Unit) {
    switch kind {
    case .number: self = .number(NumberType(unit: unit))
    case .integer: self = .number(NumberType(isWhole: true, unit: unit))
    case .string: self = .text(.any)
    case .date: self = .date
    case .boolean: self = .either
    case .list: self = .list(ListType(of: .any))
    case .range: self = .number(NumberType(unit: unit, isRange: true))
    }
  }
}
