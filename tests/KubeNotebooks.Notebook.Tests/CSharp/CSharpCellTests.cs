using KubeNotebooks.CSharp;

namespace KubeNotebooks.Notebook.Tests.CSharp;

public class CSharpCellTests
{
    private readonly NotebookSession _session = Sessions.WithCSharp();

    [Fact]
    public void An_object_can_be_changed_and_sent_back_and_until_then_the_cluster_knows_nothing_of_it()
    {
        Run("#!kube create deployment web --image=nginx:1.16 --replicas=3\n#!sim run 30s");
        Assert.Equal("ok", Run("var pod = cluster.Pods[0];\npod.Metadata.Labels[\"app\"] = \"mine\";"));
        Assert.Equal("stderr: No resources found in default namespace.\n\nok", Run("#!kube get pods -l app=mine"));
        Assert.Equal("ok", Run("cluster.ApiServer.Update(pod, \"me\");"));
        Assert.Equal("result: 1\nok", Run("cluster.Pods.Count(one => one.Metadata.Labels[\"app\"] == \"mine\")"));
        Assert.Contains("pod/web-", Run("#!kube get pods -l app=mine -o name"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_expression_is_shown_and_names_live_on()
    {
        Assert.Equal("ok", Run("var x = 20;\nint Twice(int n) => 2 * n;"));
        Assert.Equal("result: 42\nok", Run("Twice(x) + 2"));
        Assert.Equal("ok", Run("Twice(x);"));
    }

    [Fact]
    public void Warming_the_compiler_up_beside_cells_changes_nothing_in_them()
    {
        var warmUp = new Thread(ScriptEngine.WarmUp);
        warmUp.Start();
        Assert.Equal("result: 2\nok", Run("1 + 1"));
        warmUp.Join();
        Assert.Equal("result: 4\nok", Run("2 + 2"));
    }

    [Fact]
    public void What_is_printed_is_a_stream() =>
        Assert.Equal("stdout: a\nb\n\nstderr: c\n\nresult: 1\nok", Run("Console.Write(\"a\\n\"); Console.WriteLine('b'); Console.Error.WriteLine(\"c\"); 1"));

    [Fact]
    public void A_void_call_without_semicolon_shows_nothing() => Assert.Equal("stdout: x\n\nok", Run("Console.WriteLine(\"x\")"));

    [Fact]
    public void A_cell_may_await() => Assert.Equal("result: 3\nok", Run("await Task.Delay(1);\nawait Task.FromResult(3)"));

    [Fact]
    public void A_null_is_shown_as_null() => Assert.Equal("result: <null>\nok", Run("(string?)null"));

    [Fact]
    public void A_comment_or_a_using_alone_is_enough()
    {
        Assert.Equal("ok", Run("// nothing"));
        Assert.Equal("ok", Run("using System.Numerics;"));
        Assert.Equal("result: 1\nok", Run("BigInteger.One"));
    }

    [Fact]
    public void A_cell_that_does_not_compile_points_at_the_place_and_changes_nothing()
    {
        Run("var x = 1;");
        Assert.Equal(
            """
            error CompilationError: (2,1): CS0103: The name 'y' does not exist in the current context
            (2,1): error CS0103: The name 'y' does not exist in the current context
                y + 1
                ^
            """,
            Run("var x = 5;\ny + 1"));
        Assert.Equal("result: 1\nok", Run("x"));
    }

    [Theory]
    [InlineData("kubectl get pods")]
    [InlineData("!kubectl get pods ")]
    [InlineData("#kube get pods")]
    [InlineData("# kube get pods")]
    [InlineData("%kube get pods")]
    public void A_kubectl_line_among_the_CSharp_is_told_how_to_become_one(string line) =>
        Assert.EndsWith("\nThis line was read as C#. For kubectl, write: #!kube get pods", Run("var x = 1;\n" + line), StringComparison.Ordinal);

    [Fact]
    public void A_cell_that_writes_without_end_is_cut_off_and_told_so()
    {
        var shown = Run("for (var i = 0; i < 3_000; i++) Console.Write(new string('x', 1_000));");
        Assert.InRange(shown.Length, 1_000_000, 1_001_000);
        Assert.EndsWith("stderr: \nThis cell has written a million characters. What it writes from here on is not shown.\n\nok", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "#!check")]
    [InlineData("!exercise set-aside", "#!exercise set-aside")]
    [InlineData("sim run 10s", "#!sim run 10s")]
    public void A_magic_without_its_mark_is_recognised(string line, string meant) =>
        Assert.EndsWith($"\nThis line was read as C#. A magic begins with #!, without a space: {meant}", Run("var x = 1;\n" + line), StringComparison.Ordinal);

    [Theory] // what is shown, how often, how much of it is seen
    [InlineData("1", 10_100, 10_000)]
    [InlineData("KubeNotebooks.Display.MimeBundle.Text(new string('x', 10_000_000))", 7, 5)]
    public void A_cell_that_shows_without_end_is_cut_off_and_told_so(string value, int rounds, int times)
    {
        var shown = Run($"for (var i = 0; i < {rounds}; i++) display({value});\nConsole.Write(\"over\");");
        Assert.Equal(times, shown.Split("display: ").Length - 1);
        Assert.EndsWith("stderr: \nThis cell has shown too much. What it shows from here on is left out.\n\nstdout: over\nok", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_throws_names_the_line_and_leaves_names_as_they_were()
    {
        Run("var x = 1;\nint Fail() => throw new InvalidOperationException(\"no\");");
        Assert.Equal(
            "error InvalidOperationException: no\nInvalidOperationException: no\n   at cell 1, line 2\n   at cell 2, line 3",
            Run("var x = 2;\n\nFail();"));
        Assert.Equal("result: 1\nok", Run("x"));
    }

    [Fact]
    public void An_error_in_code_after_a_magic_counts_lines_from_the_cell_s_start() =>
        Assert.StartsWith("display: It is", Run("#!sim run 1s\nnope"), StringComparison.Ordinal);

    [Fact]
    public void Endless_recursion_is_an_exception_of_a_few_lines()
    {
        var error = Run("int F(int n) => 1 + F(n + 1);\nF(0)");
        Assert.Matches(
            @"^error InsufficientExecutionStackException: .*\nInsufficientExecutionStackException: .*\n   at cell 1, line 1 \(\d+ times\)\n   at cell 1, line 2$",
            error);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true);")]
    [InlineData("for (;;) try { Thread.Sleep(1); } catch (Exception) { }")]
    [InlineData("Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("int F() { while (true) { } }\nF();")]
    [InlineData("Action f = () => { while (true) { } };\nf();")]
    [InlineData("again: goto again;")]
    [InlineData("int F(int n) => n < 0 ? 0 : F(n - 1) + F(n - 1);\nF(1000)")]
    public void An_interrupt_ends_what_would_not_end_by_itself(string code)
    {
        Run("var kept = 7;");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.StartsWith("error Interrupted: The cell was interrupted.", Run(code, interrupt.Token), StringComparison.Ordinal);
        Assert.Equal("result: 7\nok", Run("kept"));
    }

    [Fact]
    public void The_cluster_is_there_typed() =>
        Assert.Equal("result: 0\nok", Run("cluster.LastExitCode + cluster.Pods.Count(pod => pod.Metadata.Name == \"x\")"));

    [Fact]
    public void Values_are_shown_in_the_middle_of_a_cell_and_updated()
    {
        Assert.Equal("display: 2\nok", Run("var shown = 1.Display(); shown.Update(2);"));
        Assert.Equal("display: a\nok", Run("display(\"a\");"));
    }

    [Fact]
    public void Referring_to_this_project_s_package_says_that_it_is_built_in()
    {
        Assert.Equal("stdout: KubeNotebooks.Interactive is built in.\n\nok", Run("#r \"nuget: KubeNotebooks.Interactive, 0.1.0\""));
        Assert.StartsWith("error MagicError: This kernel cannot fetch packages.", Run("#r \"nuget: Humanizer\""), StringComparison.Ordinal);
    }

    private string Run(string code, CancellationToken interrupt = default) => CellText.Run(_session, code, interrupt);
}
