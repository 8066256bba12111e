import Testing
@testable import PlumbDev

@Test func textsPrecedeByBytes() { #expect("Z".precedesByBytes("a")) }
