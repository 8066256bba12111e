internal import CPCRE2

/// A regular expression in PCRE2's syntax with a bounded cost.
///
/// Runs on the system's PCRE2 in UTF and UCP mode, without JIT. A match that reaches its limits has no
/// answer instead of a wrong one. The pages: pcre2pattern(3), pcre2api(3).
public final class Pattern: Sendable {
  /// The expression as it was written.
  public let source: String
  private let code: Code

  /// Compiles an expression.
  ///
  /// - Throws: `PatternError` if PCRE2 can't read it.
  public init(_ source: String) throws(PatternError) {
    self.source = source
    code = try Code(source)
  }

  /// Whether some part of the text matches; nil if a match or heap limit was hit before an answer.
  public func isFound(in text: String) -> Bool? {
    code.isFound(in: text, options: 0)
  }

  /// Whether the whole text matches; nil if a match or heap limit was hit before an answer.
  public func matchesAll(of text: String) -> Bool? {
    code.isFound(in: text, options: PCRE2_ANCHORED | PCRE2_ENDANCHORED)
  }
}

/// A regular expression that PCRE2 can't read.
public struct PatternError: Error, Hashable, CustomStringConvertible {
  /// PCRE2's own words.
  public let message: String
  /// Where it gave up, in UTF-8 bytes from the start of the expression.
  public let offset: Int

  public var description: String { "\(message) at offset \(offset)" }
}

/// The owner of a compiled expression: the only place where PCRE2's pointers live.
@safe private final class Code: Sendable {
  // PCRE2's compiled code is never changed after pcre2_compile, and may be shared by threads
  // (pcre2api(3), "Multithreading").
  private nonisolated(unsafe) let pointer: OpaquePointer

  init(_ source: String) throws(PatternError) {
    var error: Int32 = 0
    var offset = 0
    var utf8 = Array(source.utf8)
    let count = utf8.count
    utf8.append(0)
    let options = PCRE2_UTF | PCRE2_UCP | UInt32(PCRE2_ALT_BSUX)
    let code = unsafe pcre2_compile_8(utf8, count, options, &error, &offset, nil)
    guard let code = unsafe code else {
      throw PatternError(message: Code.message(for: error), offset: offset)
    }
    unsafe pointer = code
  }

  deinit {
    unsafe pcre2_code_free_8(pointer)
  }

  func isFound(in text: String, options: UInt32) -> Bool? {
    guard let matchData = unsafe pcre2_match_data_create_from_pattern_8(pointer, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { return nil }
    defer {
      unsafe pcre2_match_data_free_8(matchData)
      unsafe pcre2_match_context_free_8(context)
    }
    unsafe pcre2_set_match_limit_8(context, Code.matchLimit)
    unsafe pcre2_set_heap_limit_8(context, Code.heapLimitKiB)
    let utf8 = Array(text.utf8)
    let result = unsafe pcre2_match_8(
      pointer, utf8, utf8.count, 0, options | PCRE2_NO_UTF_CHECK, matchData, context)
    if result >= 0 { return true }
    return result == PCRE2_ERROR_NOMATCH ? false : nil
  }

  /// Calls of PCRE2's internal match function; about 10 ms of work.
  private static let matchLimit: UInt32 = 1_000_000
  private static let heapLimitKiB: UInt32 = 8_192

  private static func message(for error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}
