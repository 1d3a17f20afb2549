internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

extension Evaluation {

  func content(_ arguments: LuaArguments) -> (name: String, content: Parameter.Content?)? {
    guard let number = arguments.number(0),
      let index = layout.parameterIndexes[Int(number)]
    else { return nil }
    return (layout.parameters[index].name, contents[index])
  }

  /// Whether a parameter says something; what it says is read by that, as a field is by `known`.
  func isKnownParameter(_ arguments: LuaArguments) -> Bool {
    guard let (name, content) = content(arguments) else { return false }
    switch content {
    case nil, .unset?:
      readParameters[name] = .null
      return false
    case .scalar(let scalar)?: readParameters[name] = scalar.content
    case .list(let items)?: readParameters[name] = self.content(ofObject: add(.list(items)))
    case .bands?: break
    }
    return true
  }

  func parameter(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let (name, content) = content(arguments) else { return fail(.unknownField, &reply) }
    switch content {
    case nil, .unset?:
      readParameters[name] = .null
      miss("params." + name, &reply)
    case .scalar(let scalar)?:
      readParameters[name] = scalar.content
      give(scalar, &reply)
    case .list(let items)?:
      let object = add(.list(items))
      readParameters[name] = self.content(ofObject: object)
      reply.give(object: object)
    case .bands?: fail(.hasBands, &reply)
    }
  }

  func band(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let (name, content) = content(arguments) else { return fail(.unknownField, &reply) }
    guard let number = arguments.number(1) else { return fail(.notANumber, &reply) }
    guard number.isFinite else { return fail(.notFinite, &reply) }
    guard let scalar = content?.band(at: number) else {
      readParameters[name] = .null
      return miss("params." + name, &reply)
    }
    let place = CanonicalJSON.canonical(.number(number))
    readParameters["\(name):at(\(String(decoding: place, as: UTF8.self)))"] = scalar.content
    give(scalar, &reply)
  }
}
