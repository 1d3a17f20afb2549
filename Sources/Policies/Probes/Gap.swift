internal import Records

/// Why something that is read needn't be known, as the walk over types finds it.
enum Gap: Hashable, Sendable {
  /// A field or a record that a dossier can lack, by its path.
  case missing(String)
  /// What is left to a person, by the path of a field, or `review`.
  case asked(String)
  /// A parameter, by its name; whether it is ever without a value hangs on the days.
  case parameter(String)
  /// A decision, by its name.
  case decision(String)
  /// An item of a list, which is null, or isn't there to be picked.
  case item
  /// A comparison that a range needn't settle.
  case range
  /// What a range comes of, which a person is asked for.
  case source(String)
}

extension Openness {
  /// What gaps come to while a decision or rule is in force.
  init(
    _ gaps: Set<Gap>, while span: DateSpan, _ parameters: [String: Parameter],
    _ decisions: [String: Openness]
  ) {
    for gap in gaps {
      switch gap {
      case .missing(let path): missing.insert(path)
      case .asked(let path): asked.insert(path)
      case .parameter(let name):
        if parameters[name]?.isEverUnset(in: span) ?? true { missing.insert("params." + name) }
      case .decision(let name): formUnion(decisions[name] ?? Openness())
      case .item: missing.insert("an item of a list")
      case .source(let path): if gaps.contains(.range) { asked.insert(path) }
      case .range: break
      }
    }
  }
}

extension Parameter {
  /// Whether it says nothing on some day of a span.
  func isEverUnset(in span: DateSpan) -> Bool {
    let first = span.from ?? CalendarDate(year: 1, month: 1, day: 1) ?? .epoch
    let turns = values.flatMap { value in
      [
        value.span.from,
        value.span.to.flatMap { CalendarDate(daysSinceEpoch: $0.daysSinceEpoch + 1) },
      ]
    }
    return ([first] + turns.compactMap { $0 }).contains { day in
      guard span.contains(day) else { return false }
      let content = value(on: day)?.content
      return content == nil || content == .unset
    }
  }
}

extension DateSpan {
  /// The days that lie within both.
  func intersection(_ other: DateSpan) -> DateSpan {
    let starts = [from, other.from].compactMap { $0 }
    let ends = [to, other.to].compactMap { $0 }
    return DateSpan(from: starts.max(), to: ends.min())
  }
}
