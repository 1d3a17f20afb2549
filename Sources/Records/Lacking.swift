/// Where personal values were taken out of a dossier, so that they may be absent.
struct Lacking {
  /// The pointers (RFC 6901) to the values.
  let pointers: Set<String>
  /// The pointers to what lies around them.
  private var around: Set<String> = []

  /// Takes nothing away.
  init() { pointers = [] }

  /// Takes pointers; those that are deeper than any value can stand are left out.
  init(_ pointers: some Sequence<String>) {
    self.pointers = Set(
      pointers.filter { $0.utf8.count { $0 == UInt8(ascii: "/") } <= SchemaReader.maximumDepth + 2 }
    )
    for pointer in self.pointers {
      for (index, byte) in zip(pointer.utf8.indices, pointer.utf8) where byte == UInt8(ascii: "/") {
        around.insert(String(pointer[..<index]))
      }
    }
  }

  var isEmpty: Bool { pointers.isEmpty }

  /// Whether a field, in items of these numbers, is one of them: only what is personal is taken out.
  func holds(_ plan: FieldPlan, in items: [Int]) -> Bool {
    !isEmpty && plan.field.isPersonal && pointers.contains(Self.pointer(plan.path, items))
  }

  /// Whether something was taken out of an item of a list, or the item itself.
  func reaches(item number: Int, of list: FieldPlan, in items: [Int]) -> Bool {
    if isEmpty || !list.holdsPersonal { return false }
    let pointer = "\(Self.pointer(list.path, items))/\(number - 1)"
    return around.contains(pointer) || pointers.contains(pointer)
  }

  /// The pointer of a path such as `firm.awards[].level`, in items of these numbers.
  private static func pointer(_ path: String, _ items: [Int]) -> String {
    var numbers = items.makeIterator()
    var pointer = "/"
    for character in path {
      switch character {
      case ".": pointer += "/"
      case "[": pointer += "/\((numbers.next() ?? 1) - 1)"
      case "]": continue
      default: pointer.append(character)
      }
    }
    return pointer
  }
}
