/// Numbers for the names of fields, columns and parameters, so that a read needs no text.
public struct SymbolTable: Sendable, Hashable {
  /// The names by number.
  public private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  /// The number of a name, given to it when it is first asked for.
  mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    let number = names.count
    names.append(name)
    numbers[name] = number
    return number
  }
}
