import Edict

/// What an editor is told of a pack: its records, parameters, tables, decisions and functions, in
/// the annotations of LuaCATS.
struct PackDefinitions {
  private let pack: Pack
  private let functions: [SharedFunctionFile]

  init(_ pack: Pack, functions: [SharedFunctionFile]) {
    self.pack = pack
    self.functions = functions
  }

  /// The definitions.
  var text: String {
    let parts =
      ["---@meta"] + pack.dossierType.recordTypes.flatMap(records) + [ruleFunctions] + entry
      + parameters + tables + decisions + functions.map(sharedFunctions)
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: Records

  private func records(_ type: RecordType) -> [String] {
    let name = Self.className(of: type)
    var classes: [String] = []
    add(type.fields, of: name, title: type.title, to: &classes)
    return classes
  }

  /// The class of a record type.
  static func className(of type: RecordType) -> String { "records." + type.name }

  private func add(
    _ fields: [Field], of name: String, title: String, to classes: inout [String]
  ) {
    var lines = LuaComment.lines(title) + ["---@class \(name)"]
    var inner: [String] = []
    for field in fields {
      lines += LuaComment.lines(Self.description(of: field))
      lines.append("---@field \(field.name) \(type(of: field, in: name, &inner))")
    }
    classes.append(lines.joined(separator: "\n"))
    classes += inner
  }

  /// A field's title, where it says more than the name, its unit, whom its absence asks, how
  /// it can change, and whose it is.
  private static func description(of field: Field) -> String {
    [
      field.title == field.name ? nil : field.title, field.unit.map { "(\($0))" },
      field.isJudgement ? "— where absent, a person is asked" : nil,
      field.actionable.map { "— can change: \($0.rawValue)" },
      (field.personal ?? field.children.first { $0.name.isEmpty }?.personal).map {
        $0.isItself
          ? "— about the person that it names" : "— about the person that `\($0.name)` names"
      },
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// The type of a field; the classes of objects in it are added to `classes`.
  private func type(of field: Field, in owner: String, _ classes: inout [String]) -> String {
    switch field.kind {
    case .text: return field.words.flatMap(LuaField.union) ?? "string"
    case .number: return "number"
    case .integer: return "integer"
    case .boolean: return "boolean"
    case .date: return "Date"
    case .object:
      let name = field.name.isEmpty ? owner : "\(owner).\(field.name)"
      add(field.children, of: name, title: field.title, to: &classes)
      return name
    case .list:
      let name = field.name.isEmpty ? owner : "\(owner).\(field.name)"
      guard let item = field.children.first else { return "any[]" }
      let type = type(of: item, in: name, &classes)
      return type.contains("|") ? "(\(type))[]" : type + "[]"
    }
  }

  /// What the functions of a rule take and give.
  ///
  /// Their parameters are named after records and stand in any order, so each place takes whatever
  /// record there is; `plugin.lua` tells them apart by name.
  private var ruleFunctions: String {
    let types = pack.dossierType.recordTypes
    let names = types.map(Self.className)
    let record =
      (names.count == 1 ? names[0] : "edict.record")
      + (pack.decidesPortfolio ? "|" + Self.portfolioClass : "")
    let first = types.count == 1 ? types[0].name : "record"
    let parameters = types.indices.map { "\(first)\($0 == 0 ? "" : "_\($0 + 1)"): \(record)" }
      .joined(separator: ", ")
    var lines: [String] = []
    if names.count > 1 {
      lines += [
        "---Any record of the pack.", "---@class edict.record: \(names.joined(separator: ", "))",
        "",
      ]
    }
    lines += [
      "---@alias edict.condition boolean|fun(\(parameters)): boolean",
      "---@alias edict.test boolean|fun(\(parameters)): boolean, table?",
      "---@alias edict.value string|number|boolean|fun(\(parameters)): any",
      "---@alias edict.points number|fun(\(parameters)): number",
      "---@alias edict.group fun(\(parameters)): string|number|boolean",
      "---@alias edict.order fun(\(parameters)): string|number|boolean, ...",
    ]
    return lines.joined(separator: "\n")
  }

  /// The class of what functions over the portfolio take.
  static let portfolioClass = "edict.entry[]"

  /// What an entry of the portfolio has; nothing where the pack decides nothing over it.
  private var entry: [String] {
    guard pack.decidesPortfolio else { return [] }
    var lines = [
      "---What of one dossier a decision over the portfolio reads.", "---@class edict.entry",
    ]
    for type in pack.dossierType.recordTypes {
      lines += LuaComment.lines(type.title)
      lines.append("---@field \(type.name) \(Self.className(of: type))")
    }
    lines += ["---What was decided of it.", "---@field decided decided"]
    return [lines.joined(separator: "\n")]
  }

  // MARK: Parameters

  private var parameters: [String] {
    let all = pack.parameters.values.sorted { $0.name < $1.name }
    var bands: [String] = []
    var lines = ["---The parameters in force on the as-of date.", "---@class params"]
    for parameter in all {
      lines += LuaComment.lines(parameter.title + (parameter.unit.map { " (\($0))" } ?? ""))
      lines.append("---@field \(parameter.name) \(parameter.luaType)")
      if parameter.hasBands {
        bands.append(
          """
          ---Its bands; `:at(v)` gives the value of the one in which `v` lies.
          ---@class params.\(parameter.name)
          ---@field at fun(self: params.\(parameter.name), value: Range): \(parameter.kind.luaType)
          """)
      }
    }
    return bands + [(lines + ["params = {}"]).joined(separator: "\n")]
  }

  // MARK: Tables

  private var tables: [String] {
    var lines = [
      "---The tables; only rows in force on the as-of date are seen.", "---@class tables",
    ]
    for table in pack.tables {
      lines += LuaComment.lines(table.title)
      lines.append("---@field \(table.name) tables.\(table.name)")
    }
    return pack.tables.flatMap(classes) + [(lines + ["tables = {}"]).joined(separator: "\n")]
  }

  private func classes(of table: LookupTable) -> [String] {
    let name = "tables.\(table.name)"
    func fields(_ columns: [LookupTable.Column], mark: String = "") -> String {
      columns.map { column in
        let unit = column.unit.map { LuaComment.lines("(\($0))").map { $0 + "\n" }.joined() } ?? ""
        return unit + "---@field \(column.name)\(mark) \(column.kind.luaType)"
      }.joined(separator: "\n")
    }
    let keys = table.keyColumns.map { table.columns[$0] }
    let alone = keys.count == 1 ? keys[0].kind.luaType + "|" : ""
    return [
      "---A row.\n---@class \(name).row\n" + fields(table.columns),
      "---A value for every key column.\n---@class \(name).key\n" + fields(keys),
      "---A value for some key columns.\n---@class \(name).keys\n" + fields(keys, mark: "?"),
      """
      ---@class \(name)
      ---Whether a row matches.
      ---@field has fun(self: \(name), query: \(alone)\(name).key): boolean
      ---The row that matches best; an error where none does.
      ---@field row fun(self: \(name), query: \(alone)\(name).key): \(name).row
      ---Every row that matches.
      ---@field rows fun(self: \(name), query: \(alone)\(name).keys): \(name).row[]
      """,
    ]
  }

  // MARK: Decisions

  private var decisions: [String] {
    var lines = [
      "---The decisions that stand before this one in `pack.yaml`.", "---@class decided",
    ]
    for decision in pack.decisions {
      lines += LuaComment.lines(decision.title)
      lines.append("---@field \(decision.name) decided.\(decision.name)")
    }
    for used in pack.used {
      lines += LuaComment.lines("Of the pack `\(used.name)`: \(used.policy.pack.title)")
      lines.append("---@field \(used.alias) decided.\(used.alias)")
    }
    return pack.decisions.flatMap { classes(of: $0, as: "decided.\($0.name)") }
      + pack.used.flatMap(classes) + [(lines + ["decided = {}"]).joined(separator: "\n")]
  }

  /// What is read of a used pack.
  private func classes(of used: UsedPack) -> [String] {
    let name = "decided.\(used.alias)"
    let decisions = used.policy.pack.decisions.filter { !$0.isOverPortfolio }
    let fields = decisions.flatMap {
      LuaComment.lines($0.title) + ["---@field \($0.name) \(name).\($0.name)"]
    }
    return decisions.flatMap { classes(of: $0, as: "\(name).\($0.name)") }
      + [(["---@class \(name)"] + fields).joined(separator: "\n")]
  }

  private func classes(of decision: DecisionDefinition, as name: String) -> [String] {
    var own = [
      "---@class \(name)", "---Whether it is yes.", "---@field yes boolean",
      "---Whether it is no.", "---@field no boolean", "---Whether it is applicable.",
      "---@field applies boolean",
    ]
    var others: [String] = []
    func addClass(_ field: String, _ comment: String, _ fields: [String]) {
      others.append((["---@class \(name).\(field)"] + fields).joined(separator: "\n"))
      own += ["---" + comment, "---@field \(field) \(name).\(field)"]
    }
    switch decision.combine {
    case .all: break
    case .queue:
      own += [
        "---How many are granted; of one dossier, its place among them.", "---@field value number",
      ]
    case .first: own += ["---What the rule gives that decides.", "---@field value any"]
    case .sum: own += ["---The total.", "---@field value Range"]
    case .any:
      let rules = decision.rules.filter { $0.value != nil }
      addClass(
        "value", "What each rule that passes gives.",
        rules.flatMap { LuaComment.lines($0.title) + ["---@field \(LuaField.key($0.id)) any"] })
    }
    if let sum = decision.sum, !sum.parts.isEmpty {
      addClass(
        "parts", "Its parts.",
        sum.parts.flatMap {
          LuaComment.lines($0.title) + ["---@field \($0.name) Range"]
        })
    }
    return others + [own.joined(separator: "\n")]
  }

  // MARK: Functions

  private func sharedFunctions(_ file: SharedFunctionFile) -> String {
    var lines = ["---@class functions.\(file.name)", "\(file.name) = {}"]
    let types = pack.dossierType.recordTypes
    for function in file.functions {
      lines.append("")
      lines += function.comment.flatMap(LuaComment.lines)
      for parameter in function.parameters {
        let isPortfolio = pack.decidesPortfolio && parameter == "portfolio"
        let type =
          types.first { $0.name == parameter }.map(Self.className)
          ?? (isPortfolio ? Self.portfolioClass : "any")
        lines.append("---@param \(parameter) \(type)")
      }
      lines.append("---@return any")
      let list = function.parameters.joined(separator: ", ")
      lines.append("function \(file.name).\(function.name)(\(list)) end")
    }
    return lines.joined(separator: "\n")
  }
}
