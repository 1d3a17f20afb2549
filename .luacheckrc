-- What luacheck is told of the packs under Rules; `edict types` writes the like for a single pack.

std = "none"
exclude_files = { "**/.edict", "Tests", "Tools", ".build" }
max_line_length = false

read_globals = {
  -- The words of the rule language.
  "as_of", "decision", "rule", "cap", "known", "value_or", "reaches", "pick", "review", "assigned",
  "any", "every", "count", "sum", "largest", "where", "list", "distinct", "range", "low", "high", "round",
  "min", "max", "floor", "ceil", "abs", "sqrt", "ratio", "change", "starts_with", "add_months",
  "add_years", "days_between", "years_between", "year_of", "month_of", "end_of_year", "ipairs",
  -- What packs declare.
  "params", "tables", "decided",
}

files["Rules/eu-sme"] = { read_globals = { "figures", "periods", "ties" } }
files["Rules/sme-titles"] = {
  read_globals = { "accounts", "equity", "measures", "property", "recognition", "sizes", "vetoes" },
}
files["Rules/tech-cultivation"] = {
  read_globals = { "accounts", "criteria", "funds", "pool", "regions" },
}

-- A file of functions offers what it defines.
files["Rules/*/functions/*.lua"] = { allow_defined_top = true, ignore = { "131" } }
