using System.Text.Json.Nodes;

namespace KubeNotebooks.EndToEnd.Shell;

public sealed class ShellTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_script_prints_what_kubectl_prints_and_ends_as_its_last_command()
    {
        var script = _sandbox.Write("script", $"""
            # a cluster of our own
            {Sample.Commands}
            cat <<EOF > a.yml
            kind: A
            EOF
            writefile b.yml
            kind: B
            EOF
            diff -u a.yml b.yml
            #!kube get none
            """);
        var (exitCode, output, error) = _sandbox.Run(Sandbox.Tool, "shell", script);
        Assert.Equal(1, exitCode);
        Assert.Equal("error: the server doesn't have a resource type \"none\"\n", error);
        Assert.Equal($"""
            {Sample.Answers}
            Wrote b.yml
            --- a.yml	2026-01-05 09:00:17.685106400 +0000
            +++ b.yml	2026-01-05 09:00:17.685106400 +0000
            @@ -1 +1 @@
            -kind: A
            +kind: B

            """, output);
    }

    [Fact]
    public void A_lesson_can_be_practised_in_the_terminal()
    {
        var script = _sandbox.Write("script", """
            check
            lesson 05-rollout-and-rollback
            exercise careful-rollout
            kubectl patch deployment web -p '{"spec":{"strategy":{"rollingUpdate":{"maxUnavailable":0}}}}'
            kubectl set image deployment/web nginx=nginx:1.17
            kubectl rollout status deployment/web
            check
            progress --all
            """);
        var (exitCode, output, error) = _sandbox.Run(Sandbox.Tool, "shell", script);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("kube-notebooks: No lesson is loaded", error, StringComparison.Ordinal);
        Assert.Contains("\n● Done: all 4 checks passed.", output, StringComparison.Ordinal);
        Assert.Contains("1 of 4 exercises", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_failure_can_end_a_script()
    {
        var script = _sandbox.Write("script", "kubectl get none\necho still here\n");
        Assert.Equal("still here\n", _sandbox.Succeed(Sandbox.Tool, "shell", script));
        var (exitCode, output, _) = _sandbox.Run(Sandbox.Tool, "shell", "-e", script);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal(3, _sandbox.Run(Sandbox.Tool, "shell", _sandbox.Write("script", "exit 3\necho never\n")).ExitCode);
    }

    [Fact]
    public void The_options_of_a_reset_are_options_of_the_shell()
    {
        var script = _sandbox.Write("script", "kubectl get nodes\n");
        var output = _sandbox.Succeed(Sandbox.Tool, "shell", "--nodes", "1", "--kubernetes", "1.17", "--seed", "3", script);
        Assert.Contains("v1.17", output, StringComparison.Ordinal);
        Assert.Equal(1, output.Split('\n').Count(line => line.Contains("Ready", StringComparison.Ordinal)));
        var (exitCode, _, error) = _sandbox.Run(Sandbox.Tool, "shell", "--nodes", "many");
        Assert.Equal(1, exitCode);
        Assert.Contains("many", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get pods", 127, "get: there is no such command. Did you mean kubectl get?")]
    [InlineData("tree", 127, "tree: there is no such command. Did you mean sim tree?")]
    [InlineData("kubect get pods", 127, "Did you mean kubectl?")]
    [InlineData("sim rest", 2, "sim knows no \"rest\". Did you mean reset?")]
    [InlineData("sim reset --nodes x", 2, "--nodes is a whole number")]
    [InlineData("cat none", 1, "cat: none: No such file or directory")]
    [InlineData("kubectl get pods && echo", 2, "\"&\" has no meaning here")]
    public void A_mistake_is_explained(string line, int exitCode, string why)
    {
        var run = _sandbox.Run(Sandbox.Tool, "shell", _sandbox.Write("script", line + "\n"));
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("#!", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void At_a_terminal_there_are_a_prompt_completion_colours_and_history()
    {
        var (exitCode, screen) = AtTerminal(
            "see:09:00:00", "type:kubectl cre\tdep\tweb --image=nginx:1.27\r", "see:deployment.apps/web created\r\n",
            "type:kubectl rollout sta\tdeploy web\r", "see:successfully rolled out\r\n",
            "type:kubectl get pods\r", "see:\e[32mRunning\e[0m", "see:09:00:", "type:\e[A", "see:kubectl get pods", "type:\r", "see:Running",
            "type:kubectl get none\r", "see:\e[31merror: the server", "see:\e[31m1 \e[0m$ ", "type:exit 0\r");
        Assert.Equal(0, exitCode);
        Assert.Contains("kubectl create deployment web", screen, StringComparison.Ordinal);
        Assert.Equal("kubectl get none\nexit 0\n", string.Concat(
            File.ReadAllLines(_sandbox.PathOf("data/kube-notebooks/history")).TakeLast(2).Select(line => line + "\n")));
    }

    [Fact]
    public void Ctrl_C_interrupts_the_command_and_not_the_shell_and_Ctrl_D_leaves()
    {
        var (exitCode, _) = AtTerminal(
            "type:kubectl create deployment web --image=nginx:1.27\r", "see:created",
            "type:kubectl get pods --watch\r", "see:web-", "type:\u0003", "see:130 ",
            "type:half a line\u0003", "see:^C", "type:echo still here\r", "see:still here\r\n", "see:$ ", "type:\u0004");
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public void What_goes_on_is_drawn_in_place_and_leaves_its_end_alone()
    {
        var (_, screen) = AtTerminal("type:sim run 1m\r", "see: of 60s (", "see:It is 2026-01-05 09:01:00 UTC.", "type:\u0004");
        Assert.Contains("\e[1A\e[JIt is 2026-01-05 09:01:00 UTC.\r\n", screen, StringComparison.Ordinal);
    }

    private (int ExitCode, string Screen) AtTerminal(params string[] steps)
    {
        var python = Require.Program("apt install python3, or see python.org", "python3");
        var driver = Path.Combine(Sandbox.Repository, "tests", "KubeNotebooks.EndToEnd", "drive_terminal.py");
        var file = _sandbox.Write("steps.json", new JsonArray([.. steps.Select(step =>
            (JsonNode)new JsonObject { [step[..step.IndexOf(':', StringComparison.Ordinal)]] = step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..] })]).ToJsonString());
        var (exitCode, screen, error) = _sandbox.Run(python, driver, file, "env", "-u", "NO_COLOR", "-u", "CI", "TERM=xterm", $"XDG_DATA_HOME={_sandbox.PathOf("data")}", Sandbox.Tool, "shell");
        Assert.True(exitCode is not (97 or 98), $"{screen}{error}");
        return (exitCode, screen);
    }
}
