internal import CanonicalJSON
internal import LuaSyntax
internal import Policies

/// Dossiers by name, for cases to begin with.
struct Fixtures {
  /// Each dossier, its records by name, and the file in which it stands; nil for one that is faulty,
  /// which is told once.
  private var trees: [String: (tree: TextTree?, file: String)] = [:]

  /// Reads a file of fixtures alone.
  mutating func read(_ source: SourceText, _ dossiers: DossierReading) {
    guard let tree = TestFiles.tree(source, dossiers.findings) else { return }
    read(tree, in: source, dossiers)
  }

  /// Reads fixtures by name; one can begin with another that stands before it.
  mutating func read(
    _ tree: TextTree, in source: SourceText, _ dossiers: DossierReading
  ) {
    guard
      let fixtures = ObjectReader(
        tree, what: "the list of fixtures", keys: nil, in: source, dossiers.findings)
    else { return }
    for member in fixtures.all {
      let what = "fixture `\(member.key)`"
      if let other = trees[member.key] {
        let place = other.file == source.name ? "before" : "in `\(other.file)`"
        fixtures.report(
          "duplicate_fixture", member.keyPlace, "\(what) stands \(place) too; rename one")
        continue
      }
      let found = fixture(member, what, in: source, dossiers)
      trees[member.key] = (found, source.name)
    }
  }

  private func fixture(
    _ member: TextTree.Member, _ what: String, in source: SourceText, _ dossiers: DossierReading
  ) -> TextTree? {
    guard
      let reader = ObjectReader(
        member.value, what: what, keys: DossierReading.keys, in: source, dossiers.findings)
    else { return nil }
    let base = dossiers.base(reader, what, self)
    let known = dossiers.findings.errorCount
    let changes = dossiers.changes(reader, what)
    guard dossiers.findings.errorCount == known, let base,
      let tree = dossiers.tree(base, with: changes, in: source),
      dossiers.dossier(tree, in: source) != nil
    else { return nil }
    return tree
  }

  /// The dossier of a fixture, as if it stood where it is named; nil where there is none.
  func tree(_ name: String, at place: TextPlace, _ reader: ObjectReader) -> TextTree? {
    guard let found = trees[name] else {
      reader.report(
        "unknown_fixture", place,
        "there is no fixture `\(name)`" + suggestion(for: name, among: trees.keys))
      return nil
    }
    return found.tree?.moved(to: place)
  }
}
