using System.Text.Json.Nodes;

namespace KubeNotebooks.EndToEnd;

public sealed class ToolTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Install_describes_the_kernel_with_full_paths_and_uninstall_forgets_it()
    {
        var output = _sandbox.Succeed(Sandbox.Tool, "install");
        var file = _sandbox.PathOf("jupyter-data/kernels/kubenotebooks/kernel.json");
        Assert.Contains(Path.GetDirectoryName(file)!, output, StringComparison.Ordinal);
        var spec = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.Equal(Sandbox.Tool, (string?)spec["argv"]![0]);
        Assert.Equal("{connection_file}", (string?)spec["argv"]!.AsArray()[^1]);
        Assert.Equal(("KubeNotebooks (C#)", "C#", "message"),
            ((string?)spec["display_name"], (string?)spec["language"], (string?)spec["interrupt_mode"]));

        _sandbox.Succeed(Sandbox.Tool, "uninstall");
        Assert.False(File.Exists(file));
        Assert.Equal(1, _sandbox.Run(Sandbox.Tool, "uninstall").ExitCode);
    }

    [Fact]
    public void A_home_that_does_not_exist_yet_is_made_and_nothing_lands_where_the_tool_was_started()
    {
        var start = _sandbox.StartInfo(Sandbox.Tool, "install", "--user");
        start.Environment["HOME"] = _sandbox.PathOf("home");
        start.Environment.Remove("JUPYTER_DATA_DIR");
        start.Environment.Remove("XDG_DATA_HOME");
        _sandbox.Succeed(start);
        Assert.NotEmpty(Directory.EnumerateFiles(_sandbox.PathOf("home"), "kernel.json", SearchOption.AllDirectories));
        Assert.Equal([_sandbox.PathOf("home")], Directory.EnumerateFileSystemEntries(_sandbox.Folder));
    }

    [Fact]
    public void Install_goes_below_a_prefix_too()
    {
        _sandbox.Succeed(Sandbox.Tool, "install", "--prefix", _sandbox.PathOf("usr"));
        Assert.True(File.Exists(_sandbox.PathOf("usr/share/jupyter/kernels/kubenotebooks/kernel.json")));
        Assert.Equal(1, _sandbox.Run(Sandbox.Tool, "install", "--user", "--sys-prefix").ExitCode);
    }

    [Fact]
    public void Run_shows_the_notebook_writes_it_and_makes_a_page()
    {
        var notebook = _sandbox.Write("small.ipynb", Sample.Notebook);
        var output = _sandbox.Succeed(Sandbox.Tool, "run", notebook, "--html");
        Assert.Contains("A small notebook", output, StringComparison.Ordinal);
        Assert.Contains("In [2]:\n│ #!kube get nonsense\n│ cluster.LastExitCode\nerror: the server doesn't have a resource type \"nonsense\"\n1\n", output, StringComparison.Ordinal);
        Assert.Equal(Sample.Notebook, File.ReadAllText(notebook));
        Assert.Equal("one\n", File.ReadAllText(_sandbox.PathOf("a.txt")));

        var page = File.ReadAllText(_sandbox.PathOf("small.executed.html"));
        Assert.Contains("<title>A small notebook</title>", page, StringComparison.Ordinal);
        Assert.Contains("after &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_tells_by_its_exit_code_that_a_cell_failed()
    {
        var notebook = _sandbox.Write("bad.ipynb", Sample.Notebook.Replace("raises-exception", "other", StringComparison.Ordinal));
        var (exitCode, _, _) = _sandbox.Run(Sandbox.Tool, "run", notebook, "--in-place", "--quiet");
        Assert.Equal(1, exitCode);
        Assert.Contains("as planned", File.ReadAllText(notebook), StringComparison.Ordinal);
        Assert.Equal(2, _sandbox.Run(Sandbox.Tool, "run", "none.ipynb").ExitCode);
    }

    [Fact]
    public void Help_gives_examples_for_the_tool_and_for_each_command()
    {
        var help = _sandbox.Succeed(Sandbox.Tool, "--help");
        Assert.Contains("kube-notebooks run lesson.ipynb", help, StringComparison.Ordinal);
        Assert.Equal(help, _sandbox.Succeed(Sandbox.Tool));
        foreach (var command in new[] { "shell", "lab", "run", "doctor", "install", "uninstall" })
            Assert.Matches($@"Examples?:\n  kube-notebooks {command}", _sandbox.Succeed(Sandbox.Tool, command, "--help"));
    }

    [Theory]
    [InlineData("there is no command shel. Did you mean shell?", "shel")]
    [InlineData("there is no option --sed. Did you mean --seed?", "shell", "--sed", "7")]
    [InlineData("there is no option --hmtl. Did you mean --html?", "run", "--hmtl", "lesson.ipynb")]
    [InlineData("'NOTEBOOK' missing", "run")]
    [InlineData("--nodes is a whole number from 0 to 5000, not \"many\"", "shell", "--nodes", "many")]
    [InlineData("'fr'", "lab", "--language", "fr")]
    public void A_mistake_is_told_with_what_may_be_meant(string told, params string[] arguments)
    {
        var (exitCode, output, error) = _sandbox.Run(Sandbox.Tool, arguments);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.EndsWith("--help explains how it is written.\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_a_number() => Assert.Matches(@"^\d+\.\d+\.\d+\s*$", _sandbox.Succeed(Sandbox.Tool, "--version"));
}
