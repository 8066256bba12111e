package import Foundation

/// Whether a file of the repository holds exactly what the code makes.
///
/// With `UPDATE_SPECS` set one that doesn't is written anew. The answer stays no: what was written is to be
/// read first, and the next run says yes.
package func isRecorded(_ content: some Sequence<UInt8>, in file: URL) throws -> Bool {
  let content = Data(content)
  if (try? Data(contentsOf: file)) == content { return true }
  if ProcessInfo.processInfo.environment["UPDATE_SPECS"] != nil { try content.write(to: file) }
  return false
}
