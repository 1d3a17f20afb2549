internal import LuaSyntax

/// A function of a file under `functions/`, as other files call it.
struct SharedFunction {
  /// What a call of it leads to.
  let called: CalledFunction
  /// The number under which the plain form exports it.
  let number: Int
  /// The number under which the careful form exports it.
  let carefulNumber: Int
  /// Whether `and` or `or` stands in it.
  let hasLogic: Bool
}

/// What a call of a function leads to.
struct CalledFunction {
  /// How many calls, itself among them.
  var calls: Int
  /// About how much work a call is, loops counted by one pass.
  var weight = 1
  /// Whether it shows values, and so is a rule's own.
  var showsValues = false
  /// How often it calls the functions that it is given, by the index of the parameter.
  var throughParameters: [Int: Int] = [:]
  /// How often it calls those that a function around it is given.
  var throughOuter: [OuterParameter: Int] = [:]
  /// How many parameters it has.
  var parameterCount = 0

  /// A parameter of a function, seen from one within it.
  struct OuterParameter: Hashable {
    /// How many functions enclose what stands in the function that has it.
    let level: Int
    let index: Int
  }
}
