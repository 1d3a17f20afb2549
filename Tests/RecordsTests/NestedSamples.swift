import Records

extension Samples {
  /// A firm with awards, tags, an address and a grid of points.
  static let nestedFields = #"""
    "id": {"type": "string"},
    "name": {"type": "string"},
    "address": {"type": "object", "additionalProperties": false, "required": ["city"], "properties": {
      "street": {"type": "string"}, "city": {"type": "string"}}},
    "awards": {"type": "array", "title": "Awards", "maxItems": 3, "uniqueItems": true,
               "items": {"$ref": "#/$defs/award"}},
    "tags": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}},
    "grid": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/point"}}},
    "best": {"$ref": "#/$defs/award", "title": "Best award", "x-judgement": true}
    """#

  static let definitions = #"""
    "point": {"type": "object", "additionalProperties": false, "properties": {
      "y": {"type": "number"}, "x": {"type": "number"}}},
    "award": {"type": "object", "additionalProperties": false, "required": ["level"], "properties": {
      "level": {"type": "string", "enum": ["city", "state"], "x-ordered": true},
      "on": {"type": "string", "format": "date"},
      "sums": {"type": "array", "maxItems": 2, "items": {"type": "integer", "minimum": 0}},
      "jury": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
        "name": {"type": "string", "x-personal": "name"}}}}}}
    """#

  static func nestedFirm() throws -> RecordType {
    try recordType(
      "firm", fields: nestedFields, required: #"["id"]"#,
      more: #""x-id": "id", "x-name": "name", "$defs": {\#(definitions)},"#)
  }

  /// The credit case comes first, so that the firm's slots don't begin at 0.
  static func nestedType() throws -> DossierType {
    DossierType(recordTypes: [try creditCase(), try nestedFirm()], subject: 1)
  }
}
