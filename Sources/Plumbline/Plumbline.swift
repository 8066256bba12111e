// What other packages import. Targets of this package import the modules they use instead.
@_exported public import PlumbEngine
@_exported public import PlumbFiles
@_exported public import PlumbFix
@_exported public import PlumbPacks
@_exported public import PlumbReport
@_exported public import PlumbRules
@_exported public import PlumbSource
@_exported public import PlumbSyntax
@_exported public import PlumbTemplate
