/// Keys that were read, as long as nobody was forgotten since.
struct PersonKeyCache {
  private var epoch: Int64?
  private var persons: [String: PersonKey] = [:]
  private var pseudonyms: [String: PersonKey] = [:]

  /// How many keys are held of each kind before all are let go.
  private static let limit = 1 << 14

  /// The key of a person.
  mutating func key(for person: String, in epoch: Int64) -> PersonKey? {
    begin(epoch)
    return persons[person]
  }

  /// The key of a pseudonym.
  mutating func key(pseudonym: String, in epoch: Int64) -> PersonKey? {
    begin(epoch)
    return pseudonyms[pseudonym]
  }

  mutating func keep(_ key: PersonKey) {
    begin(key.epoch)
    if pseudonyms.count >= Self.limit { pseudonyms = [:] }
    pseudonyms[key.pseudonym] = key
  }

  mutating func keep(_ key: PersonKey, for person: String) {
    begin(key.epoch)
    if persons.count >= Self.limit { persons = [:] }
    persons[person] = key
  }

  private mutating func begin(_ epoch: Int64) {
    guard epoch != self.epoch else { return }
    self.epoch = epoch
    persons = [:]
    pseudonyms = [:]
  }
}
