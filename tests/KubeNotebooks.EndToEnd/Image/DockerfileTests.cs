using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KubeNotebooks.EndToEnd.Image;

/// <summary>What can be told of the image without building it.</summary>
public sealed class DockerfileTests : IDisposable
{
    private const string Linter = "dockerfile-utils@0.16.3";

    private readonly Sandbox _sandbox = new();

    private static string Binder => Path.Combine(Sandbox.Repository, "binder");

    private static string Dockerfile => Path.Combine(Binder, "Dockerfile");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void All_that_the_Dockerfile_copies_is_there_and_let_through_to_the_builder()
    {
        var letThrough = File.ReadLines(Path.Combine(Sandbox.Repository, ".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        Assert.All(letThrough, name => Assert.True(Path.Exists(Path.Combine(Sandbox.Repository, name)), name));
        var copied = File.ReadLines(Dockerfile).Select(line => line.Split(' ')).Where(words => words[0] == "COPY" && !words[1].StartsWith("--", StringComparison.Ordinal))
            .SelectMany(words => words[1..^1]).ToList();
        Assert.Contains("binder/start.sh", copied);
        Assert.All(copied, name =>
        {
            Assert.True(Path.Exists(Path.Combine(Sandbox.Repository, name)), name);
            Assert.True(name == "." || letThrough.Contains(name.Split('/')[0]), name);
        });
    }

    [Fact]
    public void Each_script_that_it_runs_may_be_run()
    {
        var run = Regex.Matches(File.ReadAllText(Dockerfile), @"[\w-]+\.sh").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Directory.GetFiles(Binder, "*.sh").Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal)!, run);
        Assert.All(run, script =>
        {
            var path = Path.Combine(Binder, script);
            Assert.StartsWith("#!/bin/sh\n", File.ReadAllText(path), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherExecute), path);
        });
    }

    [Fact]
    public void Shellcheck_finds_nothing_wrong_in_the_scripts()
    {
        var shellcheck = Require.Program("apt install shellcheck, or: brew install shellcheck", "shellcheck", "shellcheck.exe");
        string[] scripts = [.. Directory.GetFiles(Binder, "*.sh"), .. new[] { ".ci/run", "check.sh" }.Select(name => Path.Combine(Sandbox.Repository, name))];
        Assert.Equal("", _sandbox.Succeed(shellcheck, scripts));
        Assert.NotEqual(0, _sandbox.Run(shellcheck, _sandbox.Write("wrong.sh", "#!/bin/sh\nrm $1\n")).ExitCode);
    }

    [Fact]
    public void A_linter_finds_nothing_wrong_in_the_Dockerfile_and_something_in_one_that_is()
    {
        var npm = Require.Program("apt install npm, or from nodejs.org", "npm", "npm.cmd");
        var node = Require.Program("apt install nodejs, or from nodejs.org", "node", "node.exe");
        _sandbox.Succeed(npm, "install", "--no-audit", "--no-fund", "--no-save", "--prefix", _sandbox.Folder, Linter);
        var lint = Path.Combine(_sandbox.Folder, "node_modules", "dockerfile-utils", "bin", "dockerfile-utils");
        Assert.Equal("", _sandbox.Succeed(node, lint, "lint", Dockerfile));
        var wrong = _sandbox.Write("wrong", File.ReadAllText(Dockerfile).Replace("WORKDIR", "WORKDIRR", StringComparison.Ordinal));
        Assert.Equal(1, _sandbox.Run(node, lint, "lint", wrong).ExitCode);
    }

    [Fact]
    public void The_settings_and_the_links_lead_to_lessons_that_are_there()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Binder, "etc-jupyter", "jupyter_server_config.json")))!;
        var page = File.ReadAllText(Path.Combine(Sandbox.Repository, "docs", "binder.md"));
        string[] lessons = [(string)settings["LabApp"]!["default_url"]!, .. Regex.Matches(page, @"urlpath=([^)\s]+)").Select(match => "/" + match.Groups[1].Value)];
        Assert.Equal(3, lessons.Length);
        Assert.All(lessons, lesson => Assert.True(File.Exists(Path.Combine(Sandbox.Repository, lesson.Replace("/lab/tree/", "", StringComparison.Ordinal))), lesson));
    }
}
