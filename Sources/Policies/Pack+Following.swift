extension Pack {
  /// The pack to which a path leads through aliases, and what of the path is left: of
  /// `titles.params.most` the pack that is used as `titles`, and `params.most`.
  package func following(_ path: String) -> (pack: Pack, rest: Substring) {
    var (pack, rest) = (self, path[...])
    while let dot = rest.firstIndex(of: "."),
      let used = pack.used.first(where: { $0.alias == rest[..<dot] })
    {
      pack = used.policy.pack
      rest = rest[rest.index(after: dot)...]
    }
    return (pack, rest)
  }
}
