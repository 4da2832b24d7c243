using KubeNotebooks.Tool.Shell;

namespace KubeNotebooks.EndToEnd.Shell;

public sealed class ShellReaderTests
{
    [Theory] // lines => command | document | target
    [InlineData("kubectl get pods", "kubectl get pods||")]
    [InlineData("kubectl get \\\npods", "kubectl get \\\npods||")]
    [InlineData("echo 'a\nb'", "echo 'a\nb'||")]
    [InlineData("kubectl apply -f - <<EOF\na: 1\nEOF", "kubectl apply -f - |a: 1\n|")]
    [InlineData("kubectl apply -f - <<'END'\na: $x\nEOF\nEND", "kubectl apply -f - |a: $x\nEOF\n|")]
    [InlineData("kubectl apply -f -\na: 1\nEOF", "kubectl apply -f -|a: 1\n|")]
    [InlineData("#!kube apply -f -\na: 1", "#!kube apply -f -|a: 1\n|")]
    [InlineData("writefile a.yml\nb\n\nc\nEOF", "writefile a.yml|b\n\nc\n|")]
    [InlineData("cat <<EOF > a.yml\nb\nEOF", "cat  |b\n|a.yml")]
    [InlineData("cat >a.yml <<-EOF\n\tb\n\tEOF", "cat  |b\n|a.yml")]
    [InlineData("# it's a comment", "# it's a comment||")]
    public void Lines_make_a_command(string lines, string expected)
    {
        var input = Reader(lines).Read()!;
        Assert.Equal(expected, $"{input.Text}|{input.Document}|{input.Target}");
    }

    [Theory]
    [InlineData("kubectl get pods | grep web", "\"|\" has no meaning here")]
    [InlineData("kubectl get pods > a.txt", "\">\" has no meaning here")]
    [InlineData("kubectl get pods <<EOF > a.txt", "only cat writes to a file")]
    [InlineData("echo 'a", "a quote opens that never closes")]
    public void What_needs_a_real_shell_is_refused(string line, string why) =>
        Assert.Contains(why, Assert.Throws<ShellSyntaxException>(() => Reader(line).Read()).Message, StringComparison.Ordinal);

    private static ShellReader Reader(string lines)
    {
        var waiting = new Queue<string>(lines.Split('\n'));
        return new ShellReader(_ => waiting.TryDequeue(out var line) ? line : null);
    }
}
