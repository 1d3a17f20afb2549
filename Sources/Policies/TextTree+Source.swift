package import CanonicalJSON
package import LuaSyntax

extension TextTree {
  /// The tree of a file of YAML; nil where it is none.
  package init?(yaml source: SourceText) {
    guard let tree = try? YAMLText.parse(String(decoding: source.bytes, as: UTF8.self)) else {
      return nil
    }
    self = tree
  }
}
