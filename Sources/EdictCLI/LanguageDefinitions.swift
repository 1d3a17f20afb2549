/// What an editor is told of the rule language: each word with its types and what it does.
enum LanguageDefinitions {
  /// The words that rules call, and the names that stand for something, in the order of `text`.
  static let names: [String] = text.split(separator: "\n").compactMap { line in
    if line.hasPrefix("function ") {
      return line.dropFirst("function ".count).prefix { $0 != "(" }.description
    }
    return line.hasSuffix(" = \"\"") ? line.prefix { $0 != " " }.description : nil
  }

  /// The definitions, in the annotations of LuaCATS.
  static let text = declarations + words

  /// What a file declares, and the names that stand for something.
  private static let declarations = #"""
    ---@meta

    ---A day as ISO text, such as `2026-11-24`; days compare by `<`, `<=` and so on.
    ---@alias Date string

    ---A number, or a range of which only the ends are known.
    ---@alias Range number

    ---The as-of date of the decision at hand.
    ---@type Date
    as_of = ""

    ---What the file decides; one stands in each rule file.
    ---@class edict.decision
    ---What people call it.
    ---@field title string
    ---How its rules make an outcome.
    ---@field combine "all"|"any"|"first"|"sum"|"queue"
    ---Decided of all dossiers at once, after the last of them.
    ---@field over? "portfolio"
    ---Record types without which it isn't applicable.
    ---@field records? string[]
    ---Whether it applies at all.
    ---@field when? edict.condition
    ---The field that holds its own as-of date, such as `"visit.on"`.
    ---@field as_of? string
    ---The days on which it is in force.
    ---@field effective? edict.days
    ---In the document, but not in tables and CSV.
    ---@field step? boolean
    ---Of a sum: what the whole comes to at least.
    ---@field at_least? number
    ---Of a sum: what the whole must exceed.
    ---@field above? number
    ---Of a sum: parts with bounds of their own, by name.
    ---@field parts? table<string, edict.part>
    ---Of a queue: the keys by which dossiers are ordered, the least first.
    ---@field order? edict.order
    ---Of a queue: what comes of those behind one for which there is no room; `skip` where not said.
    ---@field short? "skip"|"stop"

    ---Days, both ends included; either may be left out.
    ---@class edict.days
    ---@field from? Date
    ---@field to? Date

    ---A part of a sum.
    ---@class edict.part
    ---What people call it.
    ---@field title string
    ---What it comes to at least.
    ---@field at_least? number
    ---What it must exceed.
    ---@field above? number
    ---What it adds to the whole at most.
    ---@field at_most? number

    ---One rule of a decision.
    ---@class edict.rule
    ---What people call it.
    ---@field title string
    ---Where it comes from: a source of `sources.yaml`, then the place in it.
    ---@field source string
    ---It must hold whatever the others say.
    ---@field must? boolean
    ---Whether it applies; else it is not applicable.
    ---@field when? edict.condition
    ---The days on which this version of it is in force.
    ---@field effective? edict.days
    ---Whether it holds, and as second value what is shown; a rule without it passes.
    ---@field test? edict.test
    ---What it gives, in `any` and `first`.
    ---@field value? edict.value
    ---What it adds, in a sum.
    ---@field points? edict.points
    ---The part that it counts to, in a sum.
    ---@field part? string
    ---The most that it can add; must stand where `points` is a function.
    ---@field max? number
    ---The least that it can add.
    ---@field min? number
    ---What is said where it passes.
    ---@field pass? string
    ---What is said where it fails.
    ---@field fail? string

    ---What the dossiers of a queue take from.
    ---@class edict.cap
    ---What people call it.
    ---@field title string
    ---Where it comes from: a source of `sources.yaml`, then the place in it.
    ---@field source string
    ---Whether a dossier takes from it at all.
    ---@field when? edict.condition
    ---The group of a dossier: each has a limit of its own.
    ---@field per? edict.group
    ---What a dossier takes.
    ---@field takes edict.points
    ---What a dossier holds of it already, whatever is decided.
    ---@field holds? edict.points
    ---How much there is.
    ---@field limit edict.points
    ---What is said where there is no room; `{takes}`, `{free}` and `{limit}` are shown.
    ---@field fail? string

    ---Says what the file decides.
    ---@param declaration edict.decision
    function decision(declaration) end

    ---Adds a rule; its id is unique in the file.
    ---@param id string
    ---@return fun(declaration: edict.rule)
    function rule(id) end

    ---Adds a cap to a queue; its id is unique in the file.
    ---@param id string
    ---@return fun(declaration: edict.cap)
    function cap(id) end


    """#
}
