using System.Text.RegularExpressions;
using KubeNotebooks.Tool.Commands;

namespace KubeNotebooks.EndToEnd;

/// <summary>Holds <c>docs/tool.md</c> to the truth.</summary>
public sealed partial class ToolPageTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    private static string Page => File.ReadAllText(Path.Combine(Sandbox.Repository, "docs", "tool.md"));

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_script_that_it_shows_prints_what_it_shows()
    {
        var example = Script().Match(Page);
        var script = _sandbox.Write("script", example.Groups["script"].Value);
        Assert.Equal(example.Groups["output"].Value, _sandbox.Succeed(Sandbox.Tool, "shell", script));
    }

    [Fact]
    public void The_tool_understands_every_command_that_it_shows()
    {
        var commands = Commands().Matches(Page).Select(match => match.Groups["arguments"].Value).ToArray();
        Assert.InRange(commands.Length, 6, 100);
        Assert.All(commands, command => Assert.Empty(Mistakes.In(ToolCommand.Create().Parse(command.Split(" -- ")[0]))));
    }

    [Fact]
    public void It_names_every_command()
    {
        var names = ToolCommand.Create().Subcommands.Where(command => !command.Hidden).Select(command => command.Name);
        Assert.All(names, name => Assert.Contains($"`kube-notebooks {name}", Page.Replace("`uninstall`", "`kube-notebooks uninstall`", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [GeneratedRegex("```kube-shell\n(?<script>.*?)```\n\n```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("^kube-notebooks (?<arguments>.*)$", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
