public import CanonicalJSON

extension RecordType {
  /// Reads a record type from its schema, a closed profile of JSON Schema 2020-12.
  ///
  /// Of the record type: `type: object`, `properties`, `required`, `additionalProperties: false`,
  /// `title`, `description`, `x-id`, `x-name`, and `$defs`, schemas of fields by name.
  ///
  /// Of every field: `type`, `title`, `description`, `x-judgement`, `x-actionable`, `x-personal`.
  /// - text: `enum` and `x-ordered`, `minLength`, `maxLength`, `pattern`, and `format`: `date`,
  ///   `uscc` (Unified Social Credit Code, GB 32100-2015) or `lei` (Legal Entity Identifier,
  ///   ISO 17442), both with their check digits;
  /// - numbers: bounds, `multipleOf`, `x-unit`;
  /// - an object: `properties`, `required`, `additionalProperties: false`;
  /// - an array: `items`, one schema; `minItems`, `maxItems`, `uniqueItems`;
  /// - all but objects and arrays: `const`, `x-segment`, and in the record itself `x-column` and
  ///   `x-format`, which says how CSV writes it: an object of `date` (`YYYY-MM-DD`, `M/D/YYYY` or
  ///   `D-Mon-YY`), `thousands` (`true`), and lists of words `true`, `false` and `unknown`; or one
  ///   word, a form of dates or `thousands`.
  ///
  /// `x-actionable` says how a subject can change the field: `increase`, `decrease`, `any` or `supply`
  /// (see `Actionable`). What is personal, and the field that `x-id` names, never is.
  ///
  /// `x-personal` names the text field that says whose the values are: one in the object that the
  /// field itself is, then one beside it, then one in the objects around it and in the record. Text
  /// may name itself, and an item that is text the list in which it stands. All in a personal object
  /// or list is personal, and nothing in it says so again.
  ///
  /// Instead of a type a field may have `$ref`, `#/$defs/` and a name; `title`, `description`,
  /// `x-unit` and the `x-` keywords of every field, of CSV and `x-segment` may stand beside it and
  /// take the place of what the definition says. A definition neither is a `$ref` nor holds itself.
  ///
  /// A pattern is looked for anywhere in the text, by Unicode scalars, in linear time. It is made of
  /// characters, `.`, classes such as `[a-z_]` and `[^0-9]`, `^`, `$`, groups `(…)` and `(?:…)`,
  /// `a|b`, `*`, `+`, `?`, `{m}`, `{m,}`, `{m,n}` with counts of at most 1000,
  /// `\d \w \s \D \W \S \t \n \v \f \r \uXXXX`, and `\` before
  /// `^ $ \ . * + ? ( ) [ ] { } | /`, in a class also before `-`: what ECMA-262 with its `u` flag
  /// reads the same.
  ///
  /// Objects and arrays may be nested 16 deep, and a record type may come to 4096 fields. What is
  /// null is absent: of an array null items count for `minItems` and `maxItems`, but not for
  /// `uniqueItems`.
  ///
  /// A schema with `extends` adds fields to another record type, `base`: its own fields follow those of
  /// the base, of which it keeps `x-id`, `x-name` and what is required, and the title where it has none.
  /// Its own `required` may name fields of the base too.
  ///
  /// Throws every problem found, in the order of the text.
  public init(
    name: String, schema: TextTree, extending base: RecordType? = nil
  ) throws(RecordTypeError) {
    var reader = SchemaReader(name: name, base: base)
    let type = reader.read(schema)
    guard reader.problems.isEmpty, let type else {
      throw RecordTypeError(
        problems: reader.problems.sorted { ($0.place, $0.message) < ($1.place, $1.message) })
    }
    self = type
  }
}
