/// Numbers for texts that lowered forms name, so that no text need cross the bridge.
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
