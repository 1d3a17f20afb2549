/// What reading needs of a record or of an object nested in one.
final class ObjectPlan: Sendable {
  let plans: [FieldPlan]
  let names: NameIndex
  /// The fields in the order in which canonical JSON writes their names.
  let canonicalOrder: [Int]
  /// The fields without which it is refused.
  let requiredFields: [Int]

  init(_ shape: Shape, _ plans: [FieldPlan]) {
    self.plans = plans
    names = NameIndex(shape.fields.map(\.name))
    canonicalOrder = shape.canonicalOrder
    requiredFields = shape.fields.indices.filter { shape.fields[$0].isRequired }
  }
}

extension ObjectPlan {
  /// The shapes of record types, then those of the objects nested in them, and a plan for each.
  static func all(of recordTypes: [RecordType]) -> [(shape: Shape, plan: ObjectPlan)] {
    var waiting = recordTypes.enumerated().map { (path: $1.name, fields: $1.fields, record: $0) }
    var found: [(Shape, ObjectPlan)] = []
    while found.count < waiting.count {
      let (path, fields, record) = waiting[found.count]
      var plans: [FieldPlan] = []
      var childShapes: [Int?] = []
      for field in fields {
        let plan = FieldPlan(
          field, path: "\(path).\(field.name)", record: record, shape: waiting.count)
        let inner = plan.innermost
        plans.append(plan)
        childShapes.append(inner.shape)
        if inner.shape != nil { waiting.append((inner.path, inner.field.children, record)) }
      }
      let shape = Shape(path: path, fields: fields, childShapes: childShapes)
      found.append((shape, ObjectPlan(shape, plans)))
    }
    return found
  }
}
