import TestSupport
import CanonicalJSON
import Testing

@testable import Records

@Suite("agreement with Python")
struct AgreementTests {
  private static let schema = ##"""
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
     "additionalProperties": false, "required": ["id", "stage", "awards"], "x-id": "id",
     "properties": {
       "id": {"type": "string", "format": "uscc"},
       "lei": {"type": "string", "format": "lei"},
       "name": {"type": "string", "minLength": 2, "maxLength": 12, "pattern": "^[A-Z\\u4e00-\\u9fff]"},
       "region": {"type": "string", "pattern": "^(11|31|320[124])\\d{2,4}$"},
       "founded": {"type": "string", "format": "date"},
       "stage": {"type": "string", "enum": ["seed", "series_a", "grown"], "x-ordered": true},
       "currency": {"type": "string", "const": "CNY"},
       "staff": {"type": "integer", "minimum": 0, "maximum": 10000, "multipleOf": 5, "x-unit": "people"},
       "share": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "multipleOf": 0.25},
       "listed": {"type": "boolean", "const": false},
       "exporter": {"type": "boolean", "x-judgement": true},
       "address": {"$ref": "#/$defs/address", "title": "address"},
       "awards": {"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true,
                  "items": {"$ref": "#/$defs/award"}},
       "tags": {"type": "array", "maxItems": 4, "uniqueItems": true,
                "items": {"type": "string", "pattern": "^[a-z]+(_[a-z]+)*$"}},
       "grid": {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 2,
                "items": {"type": "integer", "minimum": -3}}},
       "accounts": {"type": "object", "additionalProperties": false, "required": ["years"],
                    "properties": {
         "years": {"type": "array", "minItems": 1, "maxItems": 2, "items": {
           "type": "object", "additionalProperties": false, "required": ["year"], "properties": {
             "year": {"type": "integer", "minimum": 1990, "maximum": 2100},
             "revenue": {"type": "number", "minimum": 0, "x-unit": "CNY"},
             "auditors": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/address"}}}}}}}
     },
     "$defs": {
       "address": {"type": "object", "additionalProperties": false, "required": ["city"],
                   "properties": {"city": {"type": "string", "minLength": 1},
                                  "zip": {"type": "string", "pattern": "^[0-9]{6}$"}}},
       "award": {"type": "object", "additionalProperties": false, "required": ["level"],
                 "properties": {"level": {"type": "string", "enum": ["city", "state"]},
                                "given": {"type": "string", "format": "date"},
                                "sums": {"type": "array", "maxItems": 2,
                                         "items": {"type": "number", "maximum": 100}}}}
     }}
    """##

  private static let samples: [String: [TextTree.Content]] = [
    "id": ["91350100M000100Y43", "91110108MA1T002590", "91310115MA1TXT004X"].map { .text($0) },
    "lei": ["969500KSV493XWY0PS33", "5493001KJTIIGC8Y1R12"].map { .text($0) },
    "name": ["示例", "示例半导体有限公司", "Example Ltd"].map { .text($0) },
    "region": ["1101", "310115", "320211", "320412"].map { .text($0) },
    "founded": ["2001-01-31", "2024-02-29", "1999-12-31"].map { .text($0) },
    "stage": ["seed", "series_a", "grown"].map { .text($0) },
    "currency": [.text("CNY")],
    "staff": [0, 5, 250, 9995, 10000].map { .number($0) },
    "share": [0.25, 0.5, 0.75].map { .number($0) },
    "listed": [.boolean(false)],
    "exporter": [.boolean(true), .boolean(false)],
    "city": ["Wuxi", "常州"].map { .text($0) },
    "zip": ["214000", "213000"].map { .text($0) },
    "level": ["city", "state"].map { .text($0) },
    "given": ["2020-02-29", "2023-06-30"].map { .text($0) },
    "sums": [-1, 0, 0.5, 100].map { .number($0) },
    "tags": ["ai", "deep_tech", "a_b_c", "x", "y"].map { .text($0) },
    "grid": [-3, 0, 7].map { .number($0) },
    "year": [1990, 2024, 2100].map { .number($0) },
    "revenue": [0, 0.01, 1e9].map { .number($0) },
  ]

  private static let judge = #"""
    import json, re, datetime, jsonschema

    checker = jsonschema.FormatChecker(formats=[])
    uscc = "0123456789ABCDEFGHJKLMNPQRTUWXY"

    @checker.checks("date", raises=ValueError)
    def is_date(text):
        if isinstance(text, str):
            datetime.date.fromisoformat(text)
            return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None
        return True

    @checker.checks("uscc")
    def is_uscc(text):
        if not isinstance(text, str):
            return True
        if len(text) != 18 or any(c not in uscc for c in text):
            return False
        total = sum(uscc.index(c) * pow(3, i, 31) for i, c in enumerate(text[:17]))
        return (total + uscc.index(text[17])) % 31 == 0

    @checker.checks("lei")
    def is_lei(text):
        if not isinstance(text, str):
            return True
        if not re.fullmatch("[0-9A-Z]{18}[0-9]{2}", text):
            return False
        return int("".join(str(int(c, 36)) for c in text)) % 97 == 1 and "01" < text[18:] < "99"

    schema = json.load(open("schema.json", encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    for line in open("records.jsonl", encoding="utf-8"):
        print(int(validator.is_valid(json.loads(line))), end="")
    """#

  @Test("of 300 records Python's jsonschema takes and refuses the same")
  func records() throws {
    let type = DossierType(
      recordTypes: [try recordType("firm", Self.schema)], subject: 0)
    var writer = RecordWriter(seed: 17_442, samples: Self.samples)
    let records = (0..<300).map { number in
      var record = writer.object(type.recordTypes[0].fields)
      for _ in 0..<number % 3 { record = writer.changed(record) }
      return CanonicalJSON.canonical(record)
    }
    guard
      let verdicts = try Python.output(
        of: Self.judge,
        files: [
          "schema.json": bytes(Self.schema),
          "records.jsonl": Array(records.joined(separator: [10])),
        ])
    else { return }
    #expect(verdicts.count == 300)
    var codes: Set<String> = []
    for (record, verdict) in zip(records, verdicts) {
      do throws(RecordError) {
        _ = try type.dossier(json: record)
        #expect(verdict == "1", "taken: \(String(decoding: record, as: UTF8.self))")
      } catch {
        codes.insert(error.code.name)
        #expect(verdict == "0", "\(error): \(String(decoding: record, as: UTF8.self))")
      }
    }
    #expect(100...180 ~= verdicts.count { $0 == "1" })
    #expect(codes == Self.allCodes)
  }

  /// The errors that some of the records must have, so that all that a schema says is tried.
  private static let allCodes: Set<String> = [
    "missing_field", "unknown_field", "not_an_object", "not_a_list", "bad_text", "bad_number",
    "bad_integer", "bad_boolean", "bad_date", "unknown_word", "not_constant", "out_of_range",
    "not_multiple", "bad_length", "pattern_mismatch", "bad_uscc", "bad_lei", "bad_item_count",
    "duplicate_item",
  ]

  @Test("of 2,000 random patterns and texts Python's re finds the same")
  func patterns() throws {
    var random = SplitMix(seed: 32_100)
    let pairs = (0..<2000).map { _ in
      (pattern: Self.pattern(&random, 4), text: Self.text(&random))
    }
    let lines = pairs.map { pair in
      CanonicalJSON.canonical(
        .list(
          [pair.pattern, pair.text].map {
            TextTree(place: TextPlace(line: 1, column: 1), content: .text($0))
          }))
    }
    let script = #"""
      import json, re

      for line in open("pairs.jsonl", encoding="utf-8"):
          pattern, text = json.loads(line)
          print(int(re.search(pattern, text, re.ASCII) is not None), end="")
      """#
    guard
      let verdicts = try Python.output(
        of: script, files: ["pairs.jsonl": Array(lines.joined(separator: [10]))])
    else { return }
    #expect(verdicts.count == 2000)
    for (pair, verdict) in zip(pairs, verdicts) {
      let pattern = try Pattern(pair.pattern)
      var text = pair.text
      #expect(
        text.withUTF8 { pattern.matches($0) } == (verdict == "1"), "\(pair.pattern) in \(text)")
    }
    #expect(500...1500 ~= verdicts.count { $0 == "1" })
  }

  private static func text(_ random: inout SplitMix) -> String {
    (0..<random.below(9)).map { _ in random.pick(["a", "b", "c", "1", "示"]) }.joined()
  }

  private static func pattern(_ random: inout SplitMix, _ depth: Int) -> String {
    let parts = (0..<1 + random.below(3)).map { _ in part(&random, depth) }
    return parts.joined()
  }

  private static func part(_ random: inout SplitMix, _ depth: Int) -> String {
    let atoms = ["a", "b", "示", ".", "[ab]", "[^a1]", "[a-c示]", "\\d", "\\w", "\\S", "[\\d-]"]
    if depth == 0 { return random.pick(atoms) }
    switch random.below(8) {
    case 0: return "^"
    case 1: return "$"
    case 2: return "(\(pattern(&random, depth - 1))|\(pattern(&random, depth - 1)))"
    case 3:
      return "(?:\(pattern(&random, depth - 1)))" + random.pick(["*", "+", "?", "{2}", "{1,3}"])
    case 4: return random.pick(atoms) + random.pick(["*", "+", "?", "{2,}", "{0,2}"])
    default: return random.pick(atoms)
    }
  }
}
