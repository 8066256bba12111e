internal import PlumbSource
internal import PlumbTemplate

extension SubString {
  /// Whether something is put into the text.
  var hasVariables: Bool {
    pieces.contains { if case .variable = $0 { true } else { false } }
  }

  /// Whether the text has a variable of this name.
  func uses(_ name: String) -> Bool {
    pieces.contains {
      if case .variable(let variable) = $0 { variable.name.text == name } else { false }
    }
  }
}

extension Template {
  /// Whether the CDK made it, so that nobody writes its functions by hand.
  ///
  /// https://docs.aws.amazon.com/cdk/v2/guide/usage-data.html
  var isSynthesized: Bool {
    resources.contains { resource in
      resource.type.rawValue == "AWS::CDK::Metadata" || resource.id.text == "CDKMetadata"
        || resource.body["Metadata"]?["aws:cdk:path"] != nil
    }
  }
}
