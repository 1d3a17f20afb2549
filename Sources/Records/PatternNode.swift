/// A part of a pattern.
indirect enum PatternNode {
  /// One scalar of a set.
  case scalar(ScalarSet)
  /// `^`
  case start
  /// `$`
  case end
  /// One after another; nothing where there are none.
  case sequence([PatternNode])
  /// One of several.
  case either([PatternNode])
  /// So many times; without a maximum where that is nil.
  case repeated(PatternNode, minimum: Int, maximum: Int?)
}
