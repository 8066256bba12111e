@_exported public import PlumbSource
