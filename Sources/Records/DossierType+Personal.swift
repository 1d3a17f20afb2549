extension DossierType {
  /// Whether a fact is personal: whether a path as facts write it, such as
  /// `firm.board[2].name` or, of any item, `firm.board[].name`, leads to a personal
  /// field or into one.
  ///
  /// The length of a list, whose path is the list's own, is personal where the list is. A path that
  /// tells an item by a value of it, such as `firm.board[name=…]`, holds that value; it counts
  /// as personal where the items hold anything personal. A path that leads to no field isn't.
  /// Linear in the path's length.
  public func isPersonal(factPath path: String) -> Bool {
    guard hasPersonalFields, let plan = follow(path) else { return false }
    return plan.isAsked ? plan.field.holdsPersonal : plan.field.field.isPersonal
  }

  /// The paths of the personal fields, such as `firm.board[].name`, to which a path leads, or
  /// which lie in what it leads to.
  package func personalPaths(at path: String) -> [String] {
    guard hasPersonalFields, let plan = follow(path)?.field else { return [] }
    return plan.field.isPersonal ? [plan.path] : personalPaths(in: plan)
  }

  /// The paths of all personal fields.
  package var personalPaths: [String] {
    hasPersonalFields ? plans.flatMap(personalPaths) : []
  }

  /// Follows a path to the personal field that it leads to or into, else to its end.
  ///
  /// It is nil where the path leads to no field. `isAsked` tells of an item that a value of it tells
  /// from others.
  private func follow(_ path: String) -> (field: FieldPlan, isAsked: Bool)? {
    var parts = FactPathParts(path)
    guard case .name(let name) = parts.next(), let record = indexes[name] else { return nil }
    var shape: Int? = record
    var plan: FieldPlan?
    for part in parts {
      switch part {
      case .name(let name):
        guard let owner = shape, let field = shapes[owner].slots[name] else { return nil }
        plan = objects[owner].plans[field]
      case .item(let number):
        guard let list = plan, let item = list.item else { return nil }
        if !number.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return (list, true) }
        plan = item
      }
      if let plan, plan.field.isPersonal { return (plan, false) }
      shape = plan?.shape
    }
    return plan.map { ($0, false) }
  }

  /// The paths of the personal fields in a field, itself among them.
  ///
  /// The schema bounds how deeply this recurses.
  private func personalPaths(in plan: FieldPlan) -> [String] {
    if !plan.holdsPersonal { return [] }
    if plan.field.isPersonal { return [plan.path] }
    if let item = plan.item { return personalPaths(in: item) }
    return plan.shape.map { objects[$0].plans.flatMap(personalPaths) } ?? []
  }
}
