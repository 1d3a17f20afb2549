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
  static let text = #"""
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

    ---Whether `x` has the field; without a field, whether the record was submitted.
    ---@param x any
    ---@param field? string
    ---@return boolean
    function known(x, field) end

    ---The field, or the default where it isn't known.
    ---@param x any
    ---@param field string
    ---@param default any
    ---@return any
    function value_or(x, field, default) end

    ---Whether the field is at or after a word of its ordered enumeration.
    ---@param record any
    ---@param field string
    ---@param word string
    ---@return boolean
    function reaches(record, field, word) end

    ---The one item whose field has the value.
    ---@generic T
    ---@param list T[]
    ---@param field string
    ---@param value any
    ---@return T
    function pick(list, field, value) end

    ---Ends the rule as review: a person is asked.
    ---@param question string
    ---@return any
    function review(question) end

    ---What a person has set within a band; else the band, and they are asked.
    ---@param record any
    ---@param field string
    ---@param band Range
    ---@return Range
    function assigned(record, field, band) end

    ---Whether `f` is true of an item.
    ---@generic T
    ---@param list T[]
    ---@param f fun(item: T): boolean
    ---@return boolean
    function any(list, f) end

    ---Whether `f` is true of every item.
    ---@generic T
    ---@param list T[]
    ---@param f fun(item: T): boolean
    ---@return boolean
    function every(list, f) end

    ---How many items there are of which `f` is true, or how many distinct keys those have.
    ---@generic T
    ---@param list T[]
    ---@param f? fun(item: T): boolean
    ---@param key? fun(item: T): any
    ---@return Range
    function count(list, f, key) end

    ---The sum of what `f` gives; of an empty list 0.
    ---@generic T
    ---@param list T[]
    ---@param f fun(item: T): number
    ---@return number
    function sum(list, f) end

    ---The largest of what `f` gives.
    ---@generic T
    ---@param list T[]
    ---@param f fun(item: T): number
    ---@return number
    function largest(list, f) end

    ---The items of which `f` is true.
    ---@generic T
    ---@param list T[]
    ---@param f fun(item: T): boolean
    ---@return T[]
    function where(list, f) end

    ---What `f` gives of each item.
    ---@generic T, V
    ---@param list T[]
    ---@param f fun(item: T): V
    ---@return V[]
    function list(list, f) end

    ---What `f` gives, each value once, ascending.
    ---@generic T, V
    ---@param list T[]
    ---@param f fun(item: T): V
    ---@return V[]
    function distinct(list, f) end

    ---A number between the two, which a person is to narrow.
    ---@param low number
    ---@param high number
    ---@return Range
    function range(low, high) end

    ---The lower end of a range; of a number, the number.
    ---@param x Range
    ---@return number
    function low(x) end

    ---The upper end of a range; of a number, the number.
    ---@param x Range
    ---@return number
    function high(x) end

    ---To so many decimal places, half away from zero.
    ---@param x number
    ---@param places integer
    ---@return number
    function round(x, places) end

    ---The least of numbers.
    ---@param x number
    ---@param ... number
    ---@return number
    function min(x, ...) end

    ---The largest of numbers.
    ---@param x number
    ---@param ... number
    ---@return number
    function max(x, ...) end

    ---Down to a whole number.
    ---@param x number
    ---@return integer
    function floor(x) end

    ---Up to a whole number.
    ---@param x number
    ---@return integer
    function ceil(x) end

    ---Without its sign.
    ---@param x number
    ---@return number
    function abs(x) end

    ---The square root.
    ---@param x number
    ---@return number
    function sqrt(x) end

    ---`a / b`, or `if_zero` where `b` is 0.
    ---@param a number
    ---@param b number
    ---@param if_zero number
    ---@return number
    function ratio(a, b, if_zero) end

    ---`(to - from) / from`, or `if_zero` where `from` is 0.
    ---@param from number
    ---@param to number
    ---@param if_zero number
    ---@return number
    function change(from, to, if_zero) end

    ---Whether a text begins with another.
    ---@param text string
    ---@param prefix string
    ---@return boolean
    function starts_with(text, prefix) end

    ---So many months later; a day past a month's end becomes its last.
    ---@param day Date
    ---@param months integer
    ---@return Date
    function add_months(day, months) end

    ---So many years later; a day past a month's end becomes its last.
    ---@param day Date
    ---@param years integer
    ---@return Date
    function add_years(day, years) end

    ---Days from one day to another.
    ---@param from Date
    ---@param to Date
    ---@return integer
    function days_between(from, to) end

    ---Whole years completed from one day to another.
    ---@param from Date
    ---@param to Date
    ---@return integer
    function years_between(from, to) end

    ---The year of a day.
    ---@param day Date
    ---@return integer
    function year_of(day) end

    ---The month of a day, 1 to 12.
    ---@param day Date
    ---@return integer
    function month_of(day) end

    ---The last day of a year.
    ---@param year integer
    ---@return Date
    function end_of_year(year) end

    ---The items of a list in order, with their numbers: `for i, item in ipairs(list) do`.
    ---@generic T
    ---@param list T[]
    ---@return fun(list: T[], index?: integer): integer, T
    ---@return T[]
    ---@return integer
    function ipairs(list) end

    """#
}
