using System.Text.RegularExpressions;
using System.Xml.Linq;
using KubeNotebooks.ControlPlane.Tests;

namespace KubeNotebooks.Notebook.Tests.Repository;

public sealed partial class ReleaseTests
{
    [Fact]
    public void The_version_has_its_place_at_the_top_of_the_changelog()
    {
        var version = XDocument.Load(RepositoryText.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        var headings = Headings().Matches(RepositoryText.Of("CHANGELOG.md"));
        Assert.NotEmpty(headings);
        Assert.Equal(version, headings[0].Groups["version"].Value);
        Assert.All(headings.Skip(1), heading => Assert.NotEqual("unreleased", heading.Groups["date"].Value));
        Assert.Equal(RepositoryText.Of("CHANGELOG.md").Split("\n## ").Length - 1, headings.Count);
    }

    /// <remarks>Windows' file systems refuse some names, and they and macOS's do not tell letters' cases apart.</remarks>
    [Fact]
    public void Every_file_has_a_name_that_every_system_takes()
    {
        string[] ours = ["src", "tests", "bench", "docs", "notebooks", "binder", ".ci", ".github", ".vscode", ".devcontainer"];
        string[] made = ["bin", "obj", "TestResults", ".ipynb_checkpoints"];
        var names = new List<string>();
        foreach (var folder in ours.Select(RepositoryText.PathOf).Where(Directory.Exists)) Collect(folder);
        Assert.InRange(names.Count, 500, 100_000);
        Assert.DoesNotContain(names, name => Refused().IsMatch(name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain(names, name => name.Length > 150);

        void Collect(string folder)
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(folder).Where(path => !made.Contains(Path.GetFileName(path))))
            {
                names.Add(Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'));
                if (Directory.Exists(path)) Collect(path);
            }
        }
    }

    [Fact]
    public void Git_gives_text_the_same_line_ends_on_every_system() =>
        Assert.StartsWith("* text=auto eol=lf\n", RepositoryText.Of(".gitattributes"), StringComparison.Ordinal);

    [GeneratedRegex(@"^## \[(?<version>\d+\.\d+\.\d+)\] - (?<date>unreleased|\d{4}-\d\d-\d\d)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[<>:""|?*\\]|[. ](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Refused();
}
