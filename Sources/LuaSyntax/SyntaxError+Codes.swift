extension SyntaxError.Code {
  // MARK: Tokens

  /// A byte that begins no token of Lua.
  public static let unexpectedCharacter = Self("unexpected_character")
  /// A string without its closing quote or bracket.
  public static let unfinishedString = Self("unfinished_string")
  /// A long comment without its closing bracket.
  public static let unfinishedComment = Self("unfinished_comment")
  /// `[=` that isn't followed by a second `[`.
  public static let malformedBracket = Self("malformed_bracket")
  /// A number that can't be read whole.
  public static let malformedNumber = Self("malformed_number")
  /// An escape sequence in a string that Lua doesn't know, or whose value is too large.
  public static let invalidEscape = Self("invalid_escape")
  /// Compiled Lua where text should be.
  public static let binaryChunk = Self("binary_chunk")

  // MARK: Grammar

  /// A token where the grammar asks for another.
  public static let unexpectedToken = Self("unexpected_token")
  /// An expression that stands alone and isn't a call.
  public static let notAStatement = Self("not_a_statement")
  /// Something to the left of `=` that is neither a variable nor a field.
  public static let notAssignable = Self("not_assignable")

  // MARK: Rules beyond the grammar

  /// An attribute of a local variable other than `const` and `close`.
  public static let unknownAttribute = Self("unknown_attribute")
  /// A second `<close>` in one `local` statement.
  public static let repeatedClose = Self("repeated_close")
  /// An assignment to a `<const>` or `<close>` variable.
  public static let assignToConst = Self("assign_to_const")
  /// A `goto` without a label that it can see.
  public static let noVisibleLabel = Self("no_visible_label")
  /// A label whose name a visible label of the function has.
  public static let duplicateLabel = Self("duplicate_label")
  /// A `goto` into the scope of a local variable.
  public static let jumpsIntoLocal = Self("jumps_into_local")
  /// A `break` that no loop of its function encloses.
  public static let breakOutsideLoop = Self("break_outside_loop")
  /// `...` in a function that doesn't take variable arguments.
  public static let varargOutside = Self("vararg_outside")

  // MARK: Limits

  /// More than 200 local variables alive in a function.
  public static let tooManyLocals = Self("too_many_locals")
  /// More than 255 variables that a function takes from the functions around it.
  public static let tooManyUpvalues = Self("too_many_upvalues")
  /// A list or call that needs more than Lua's 254 registers.
  public static let tooManyRegisters = Self("too_many_registers")
  /// More than 32,767 visible labels, or jumps whose label isn't yet known.
  public static let tooManyLabels = Self("too_many_labels")
  /// More than 131,071 functions directly in one function.
  public static let tooManyFunctions = Self("too_many_functions")
  /// Statements and expressions nested beyond what Lua's C stack holds.
  public static let tooDeep = Self("too_deep")
  /// A tree deeper than `Parser.maximumDepth`; Lua itself accepts such chains.
  public static let chainTooLong = Self("chain_too_long")
}
