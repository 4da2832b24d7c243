namespace KubeNotebooks.EndToEnd;

/// <summary>What the release workflow asks before it makes a release.</summary>
public sealed class ReleaseNotesTests : IDisposable
{
    private const string Changelog = """
        # Changelog

        ## [1.3.0] - 2026-02-03

        Better.

        ### Added

        - a thing

        ## [1.2.0] - 2026-01-01

        - an older thing

        """;

    private readonly Sandbox _sandbox = new();
    private readonly string _script;

    public ReleaseNotesTests()
    {
        Directory.CreateDirectory(_sandbox.PathOf(".github"));
        _script = _sandbox.PathOf(Path.Combine(".github", "release-notes.sh"));
        File.Copy(Path.Combine(Sandbox.Repository, ".github", "release-notes.sh"), _script);
        _sandbox.Write("Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <Version>1.3.0</Version>\n  </PropertyGroup>\n</Project>\n");
        _sandbox.Write("CHANGELOG.md", Changelog);
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_tag_that_agrees_with_version_and_changelog_gives_its_section() =>
        Assert.Equal("\nBetter.\n\n### Added\n\n- a thing\n\n", _sandbox.Succeed("sh", _script, "v1.3.0"));

    [Theory]
    [InlineData("v1.2.0", "The tag is v1.2.0, but Directory.Build.props says version 1.3.0.")]
    [InlineData("1.3.0", "The tag is 1.3.0, but")]
    [InlineData("v1.3.0-rc1", "The tag is v1.3.0-rc1, but")]
    public void A_tag_of_another_version_is_refused(string tag, string message) => Refuses(tag, message);

    [Theory]
    [InlineData("2026-02-03", "unreleased")]
    [InlineData("## [1.3.0]", "## 1.3.0")]
    [InlineData("## [1.3.0]", "## [1.3.1]")]
    public void A_version_without_a_dated_section_is_refused(string written, string instead)
    {
        _sandbox.Write("CHANGELOG.md", Changelog.Replace(written, instead, StringComparison.Ordinal));
        Refuses("v1.3.0", "CHANGELOG.md has no heading \"## [1.3.0] - YYYY-MM-DD\".");
    }

    private void Refuses(string tag, string message)
    {
        var (exitCode, output, error) = _sandbox.Run("sh", _script, tag);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
