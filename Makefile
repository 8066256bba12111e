.PHONY: bench bench-gate bench-plot build demo docs prerequisites release test test-integrations

build: prerequisites
	swift build -c release --product plumb

# Checks the reference stack, then a broken copy of it.
demo: build
	@Scripts/demo "$$(swift build -c release --show-bin-path)/plumb"

# The package's tests, then those of the reference stack, for which a virtual environment is made.
test: prerequisites
	swift test
	Scripts/test-stack

# Gives what Plumbline writes to the programs that read it; needs PyPI, and says so where it can't be reached.
test-integrations: prerequisites
	swift build --product plumb
	Tests/Integrations/run "$$(swift build --show-bin-path)/plumb"

# Builds the library's documentation with DocC into .build/documentation, and compares its public API with the list.
docs: prerequisites
	swift build
	Scripts/public-api --documentation .build/documentation

# An archive with the command, its manual and completions, in .build/release-archive.
release: prerequisites
	@Scripts/release

# A Swift toolchain, libyaml and PCRE2; the libraries are installed with apt or brew if missing.
prerequisites:
	@Scripts/prerequisites

# Measures against peers; CORPUS names a folder of templates for the rows about parsing.
bench: prerequisites
	@Benchmarks/run $(CORPUS)

# Counts instructions, which CI holds to a limit.
bench-gate: prerequisites
	@Benchmarks/run-gate

# Draws the time against the number of conditions and of resources into Docs/Images.
bench-plot: build
	@Benchmarks/plot "$$(swift build -c release --show-bin-path)/plumb"
