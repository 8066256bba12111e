/// The version of Plumbline, as `plumb --version` and reports tell it.
public enum ToolVersion {
  public static let current = "0.1.0"
}
