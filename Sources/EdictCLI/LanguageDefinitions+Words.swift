extension LanguageDefinitions {
  /// The words that functions call.
  static let words = #"""
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
