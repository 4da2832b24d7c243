using System.Collections.Immutable;
using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.EndToEnd.Shell;

public sealed class LineEditorTests
{
    private static readonly ImmutableArray<string> Commands = ["create", "cordon", "get"];

    [Theory] // keys => line; < and > are arrows, [ and ] Home and End, ^x Ctrl+x, ~x Alt+x, B Backspace, D Delete, T Tab, U up, V down
    [InlineData("abc", "abc")]
    [InlineData("ac<b", "abc")]
    [InlineData("bc[a]d", "abcd")]
    [InlineData("abcB", "ab")]
    [InlineData("abc[D", "bc")]
    [InlineData("one two^w", "one ")]
    [InlineData("one two^w^y^y", "one twotwo")]
    [InlineData("one two^u", "")]
    [InlineData("one two[~f^k", "one")]
    [InlineData("one two~b~d", "one ")]
    [InlineData("one two~b^dx", "one xwo")]
    [InlineData("gT", "get ")]
    [InlineData("cT", "c")]
    [InlineData("crT--dry-run", "create --dry-run")]
    [InlineData("U", "newest")]
    [InlineData("UU", "older")]
    [InlineData("UUV", "newest")]
    [InlineData("xUUV", "x")]
    [InlineData("olUU", "oldest")]
    [InlineData("日本B語", "日語")]
    [InlineData("😀a<B", "a")]
    public void Keys_make_a_line(string keys, string expected)
    {
        var (end, line, _) = Type(keys);
        Assert.Equal((LineEnd.Entered, expected), (end, line));
    }

    [Fact]
    public void Ctrl_C_gives_the_line_up_and_Ctrl_D_ends_where_nothing_is_typed()
    {
        Assert.Equal(LineEnd.Cancelled, Type("abc^c").End);
        Assert.Equal(LineEnd.EndOfInput, Type("^d").End);
        Assert.Equal(LineEnd.EndOfInput, Type("aB^d").End);
    }

    [Fact]
    public void The_second_Tab_lists_what_fits()
    {
        Assert.DoesNotContain("cordon", Type("cT").Screen, StringComparison.Ordinal);
        Assert.Contains("create  cordon\n", Type("cTT").Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_longer_than_the_terminal_goes_on_in_the_next_row()
    {
        var screen = Type(new string('x', 25) + "[y").Screen;
        Assert.Contains("\e[1A", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_earlier_line_is_kept_in_the_file_once_in_a_row()
    {
        var folder = Directory.CreateTempSubdirectory("kube-notebooks-");
        var file = Path.Combine(folder.FullName, "deeper", "history");
        var history = new LineHistory(file);
        foreach (var line in new[] { "one", "one", "", "two", "on\nseveral", "one" }) history.Add(line);
        Assert.Equal("one\ntwo\none\n", File.ReadAllText(file));
        Assert.Equal("one", new LineHistory(file).Earlier(""));
        folder.Delete(recursive: true);
    }

    private static (LineEnd End, string Line, string Screen) Type(string keys)
    {
        var history = new LineHistory(null);
        foreach (var line in new[] { "oldest", "older", "newest" }) history.Add(line);
        var terminal = new StringWriter();
        var waiting = new Queue<ConsoleKeyInfo>(Keys(keys));
        var editor = new LineEditor(new LineScreen(terminal, () => 20), history, Complete,
            () => waiting.TryDequeue(out var key) ? key : new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false));
        var (end, typed) = editor.Read("$ ");
        return (end, typed, terminal.ToString());
    }

    private static LineCompletion Complete(string line, int cursor) =>
        new(0, [.. Commands.Where(command => command.StartsWith(line[..cursor], StringComparison.Ordinal))]);

    private static IEnumerable<ConsoleKeyInfo> Keys(string keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var (control, alt) = (keys[i] == '^', keys[i] == '~');
            if (control || alt) i++;
            var key = control || alt ? Enum.Parse<ConsoleKey>(keys[i].ToString(), ignoreCase: true) : keys[i] switch
            {
                '<' => ConsoleKey.LeftArrow,
                '>' => ConsoleKey.RightArrow,
                '[' => ConsoleKey.Home,
                ']' => ConsoleKey.End,
                'B' => ConsoleKey.Backspace,
                'D' => ConsoleKey.Delete,
                'T' => ConsoleKey.Tab,
                'U' => ConsoleKey.UpArrow,
                'V' => ConsoleKey.DownArrow,
                _ => ConsoleKey.None,
            };
            yield return new ConsoleKeyInfo(key == ConsoleKey.None ? keys[i] : '\0', key, false, alt, control);
        }
    }
}
