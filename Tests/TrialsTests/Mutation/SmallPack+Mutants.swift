extension SmallPack {
  /// Its mutants, a line each.
  static let mutants = #"""
    functions/sizes.lua:2:6: negation: `not tables.areas:has(firm.area)` → `tables.areas:has(firm.area)`
    functions/sizes.lua:2:50: number: `return 0` → `return -1`
    functions/sizes.lua:2:50: number: `return 0` → `return 1`
    functions/sizes.lua:3:10: function: `max(tables.areas:row(firm.area).weight,…` → `min(tables.areas:row(firm.area).weight,…`
    functions/sizes.lua:3:50: number: `…tables.areas:row(firm.area).weight, 0.5)` → `…tables.areas:row(firm.area).weight, 0.4)`
    functions/sizes.lua:3:50: number: `…tables.areas:row(firm.area).weight, 0.5)` → `…tables.areas:row(firm.area).weight, 0.6)`
    parameters/limits.yaml:5:15: date: `max_age`: from `2020-01-01` → `2019-12-31`
    parameters/limits.yaml:5:15: date: `max_age`: from `2020-01-01` → `2020-01-02`
    parameters/limits.yaml:5:31: date: `max_age`: to `2024-12-31` → `2024-12-30`
    parameters/limits.yaml:5:31: date: `max_age`: to `2024-12-31` → `2025-01-01`
    parameters/limits.yaml:5:80: number: `max_age`: `3` → `2`
    parameters/limits.yaml:5:80: number: `max_age`: `3` → `4`
    parameters/limits.yaml:6:15: date: `max_age`: from `2025-01-01` → `2024-12-31`
    parameters/limits.yaml:6:15: date: `max_age`: from `2025-01-01` → `2025-01-02`
    parameters/limits.yaml:6:64: number: `max_age`: `5` → `4`
    parameters/limits.yaml:6:64: number: `max_age`: `5` → `6`
    parameters/limits.yaml:11:46: number: `least_revenue`: `50000` → `49000`
    parameters/limits.yaml:11:46: number: `least_revenue`: `50000` → `51000`
    parameters/limits.yaml:19:13: band: `most_debt`: `up_to 0.25` → `below 0.25`
    parameters/limits.yaml:19:20: number: `most_debt`: up_to `0.25` → `0.24`
    parameters/limits.yaml:19:20: number: `most_debt`: up_to `0.25` → `0.26`
    parameters/limits.yaml:19:33: number: `most_debt`: `0.5` → `0.4`
    parameters/limits.yaml:19:33: number: `most_debt`: `0.5` → `0.6`
    parameters/limits.yaml:20:20: number: `most_debt`: `1.0` → `0.9`
    parameters/limits.yaml:20:20: number: `most_debt`: `1.0` → `1.1`
    parameters/limits.yaml:25:47: word: `stages`: `seed` → `early`
    parameters/limits.yaml:25:53: word: `stages`: `early` → `late`
    parameters/limits.yaml:30:46: boolean: `is_open`: `true` → `false`
    rules/entry.lua:1:39: combine: `combine = "all"` → `combine = "any"`
    rules/entry.lua:1:67: date: `from = "2020-01-01"` → `from = "2019-12-31"`
    rules/entry.lua:1:67: date: `from = "2020-01-01"` → `from = "2020-01-02"`
    rules/entry.lua:3:1: rule: rule `age` taken away
    rules/entry.lua:4:36: must: `must` of rule `age` taken away
    rules/entry.lua:5:70: comparison: `…ars_between(firm.founded_on, as_of) <= params.max_age` → `…ars_between(firm.founded_on, as_of) < params.max_age`
    rules/entry.lua:5:70: comparison: `…ars_between(firm.founded_on, as_of) <= params.max_age` → `…ars_between(firm.founded_on, as_of) > params.max_age`
    rules/entry.lua:8:1: rule: rule `revenue` taken away
    rules/entry.lua:10:3: when: `when` of rule `revenue` taken away
    rules/entry.lua:10:32: negation: `return params.is_open` → `return not params.is_open`
    rules/entry.lua:12:12: operand: `firm.revenue >= params.least_revenue or not firm.listed and any(params.stage…` → `not firm.listed and any(params.stage…`
    rules/entry.lua:12:25: comparison: `firm.revenue >= params.least_revenue` → `firm.revenue > params.least_revenue`
    rules/entry.lua:12:25: comparison: `firm.revenue >= params.least_revenue` → `firm.revenue < params.least_revenue`
    rules/entry.lua:12:48: operand: `firm.revenue >= params.least_revenue or not firm.listed and any(params.stages, function(stage) return stage …` → `firm.revenue >= params.least_revenue`
    rules/entry.lua:12:49: logic: `…irm.revenue >= params.least_revenue or not firm.listed and any(params.stag…` → `…irm.revenue >= params.least_revenue and not firm.listed and any(params.stag…`
    rules/entry.lua:12:52: negation: `not firm.listed and any(params.stages, function(sta…` → `firm.listed and any(params.stages, function(sta…`
    rules/entry.lua:12:52: operand: `not firm.listed and any(params.stages, function(stage) r…` → `any(params.stages, function(stage) r…`
    rules/entry.lua:12:67: operand: `not firm.listed and any(params.stages, function(stage) return stage == firm.stage end)` → `not firm.listed`
    rules/entry.lua:13:7: logic: `not firm.listed and any(params.stages, function(stage) …` → `not firm.listed or any(params.stages, function(stage) …`
    rules/entry.lua:13:11: negation: `any(params.stages, function(stage) r…` → `not any(params.stages, function(stage) r…`
    rules/entry.lua:13:11: function: `any(params.stages, function(stage) retu…` → `every(params.stages, function(stage) retu…`
    rules/entry.lua:13:59: comparison: `stage == firm.stage` → `stage ~= firm.stage`
    rules/help.lua:1:38: combine: `combine = "any"` → `combine = "all"`
    rules/help.lua:3:1: rule: rule `debt` taken away
    rules/help.lua:6:50: number: `ratio(firm.debt, firm.revenue, 0)` → `ratio(firm.debt, firm.revenue, -1)`
    rules/help.lua:6:50: number: `ratio(firm.debt, firm.revenue, 0)` → `ratio(firm.debt, firm.revenue, 1)`
    rules/help.lua:7:12: operand: `params.most_debt:at(share) < 1 and firm.revenue + firm.debt > 0` → `firm.revenue + firm.debt > 0`
    rules/help.lua:7:39: comparison: `params.most_debt:at(share) < 1` → `params.most_debt:at(share) <= 1`
    rules/help.lua:7:39: comparison: `params.most_debt:at(share) < 1` → `params.most_debt:at(share) >= 1`
    rules/help.lua:7:41: number: `params.most_debt:at(share) < 1` → `params.most_debt:at(share) < 0`
    rules/help.lua:7:41: number: `params.most_debt:at(share) < 1` → `params.most_debt:at(share) < 2`
    rules/help.lua:7:42: operand: `params.most_debt:at(share) < 1 and firm.revenue + firm.debt > 0` → `params.most_debt:at(share) < 1`
    rules/help.lua:7:43: logic: `params.most_debt:at(share) < 1 and firm.revenue + firm.debt > 0` → `params.most_debt:at(share) < 1 or firm.revenue + firm.debt > 0`
    rules/help.lua:7:60: arithmetic: `firm.revenue + firm.debt` → `firm.revenue - firm.debt`
    rules/help.lua:7:72: comparison: `firm.revenue + firm.debt > 0` → `firm.revenue + firm.debt >= 0`
    rules/help.lua:7:72: comparison: `firm.revenue + firm.debt > 0` → `firm.revenue + firm.debt <= 0`
    rules/help.lua:7:74: number: `firm.revenue + firm.debt > 0` → `firm.revenue + firm.debt > -1`
    rules/help.lua:7:74: number: `firm.revenue + firm.debt > 0` → `firm.revenue + firm.debt > 1`
    rules/help.lua:11:1: rule: rule `awards` taken away
    rules/help.lua:13:3: when: `when` of rule `awards` taken away
    rules/help.lua:13:32: negation: `return decided.entry.yes` → `return not decided.entry.yes`
    rules/help.lua:15:27: comparison: `sizes.weight(firm) > 2` → `sizes.weight(firm) >= 2`
    rules/help.lua:15:27: comparison: `sizes.weight(firm) > 2` → `sizes.weight(firm) <= 2`
    rules/help.lua:15:29: number: `sizes.weight(firm) > 2` → `sizes.weight(firm) > 1`
    rules/help.lua:15:29: number: `sizes.weight(firm) > 2` → `sizes.weight(firm) > 3`
    rules/help.lua:15:36: review: `review "is it one of ours?"` → `return true`
    rules/help.lua:16:66: comparison: `award.level == "national"` → `award.level ~= "national"`
    rules/help.lua:16:69: word: `award.level == "national"` → `award.level == "local"`
    rules/help.lua:16:85: comparison: `…turn award.level == "national" end) >= 1` → `…turn award.level == "national" end) > 1`
    rules/help.lua:16:85: comparison: `…turn award.level == "national" end) >= 1` → `…turn award.level == "national" end) < 1`
    rules/help.lua:16:88: number: `…n award.level == "national" end) >= 1` → `…n award.level == "national" end) >= 0`
    rules/help.lua:16:88: number: `…n award.level == "national" end) >= 1` → `…n award.level == "national" end) >= 2`
    tables/areas.csv:2:1: word: row `31`: code `31` → `32`
    tables/areas.csv:2:1: row: row `31` taken away
    tables/areas.csv:2:4: number: row `31`: weight `1` → `0`
    tables/areas.csv:2:4: number: row `31`: weight `1` → `2`
    tables/areas.csv:2:6: date: row `31`: from `2020-01-01` → `2019-12-31`
    tables/areas.csv:2:6: date: row `31`: from `2020-01-01` → `2020-01-02`
    tables/areas.csv:3:1: word: row `32`: code `32` → `31`
    tables/areas.csv:3:1: row: row `32` taken away
    tables/areas.csv:3:4: number: row `32`: weight `2.5` → `2.4`
    tables/areas.csv:3:4: number: row `32`: weight `2.5` → `2.6`
    """#
}
