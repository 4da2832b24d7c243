using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Tests.Cells;

public class ShellWordsTests
{
    [Theory] // text => words
    [InlineData("get pods -o wide", "get|pods|-o|wide")]
    [InlineData("  get\t pods  ", "get|pods")]
    [InlineData("patch d web -p '{\"spec\": {\"replicas\": 3}}'", "patch|d|web|-p|{\"spec\": {\"replicas\": 3}}")]
    [InlineData("annotate d web note=\"it's \\\"fine\\\"\"", "annotate|d|web|note=it's \"fine\"")]
    [InlineData("get pods # all of them", "get|pods")]
    [InlineData("#!sim run # a magic", "#!sim|run")]
    [InlineData("get pods -l app#1", "get|pods|-l|app#1")]
    [InlineData("get \\\n  pods", "get|pods")]
    [InlineData("get po\\\nds", "get|pods")]
    [InlineData("a\\ b ''", "a b|")]
    [InlineData("-o jsonpath='{.items[*].metadata.name}'", "-o|jsonpath={.items[*].metadata.name}")]
    [InlineData("-p '{\n  \"a\": 1\n}'", "-p|{\n  \"a\": 1\n}")]
    [InlineData("", "")]
    public void Words_are_split_as_a_shell_does(string text, string words)
    {
        var split = ShellWords.Split(text);
        Assert.Equal(words, string.Join('|', split.Words));
        Assert.Equal(ShellWordsEnd.Complete, split.End);
        Assert.Null(split.Operator);
    }

    [Theory] // text => how it ends
    [InlineData("get 'pods", nameof(ShellWordsEnd.OpenQuote))]
    [InlineData("get pods \\", nameof(ShellWordsEnd.Backslash))]
    [InlineData("get 'a' \"b", nameof(ShellWordsEnd.OpenQuote))]
    public void What_goes_on_in_the_next_line_is_noticed(string text, string end) =>
        Assert.Equal(end, ShellWords.Split(text).End.ToString());

    [Theory] // text => operator
    [InlineData("get pods | grep web", "|")]
    [InlineData("get pods > file", ">")]
    [InlineData("get pods && get nodes", "&")]
    [InlineData("get pods '| no'", null)]
    public void Operators_of_a_shell_are_found_outside_of_quotes(string text, string? found) =>
        Assert.Equal(found, ShellWords.Split(text).Operator);
}
