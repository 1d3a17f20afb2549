internal import Records

/// Among more names none is suggested, so that many mistakes in a large pack are told fast.
private let maximumNames = 1000

/// `; did you mean …?` where a name is near, else nothing.
package func suggestion(for word: String, among names: some Collection<String>) -> String {
  names.count <= maximumNames ? Nearest.hint(to: word, among: names.sorted()) : ""
}
