using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Notebook.Tests.Cells;

public class CellParserTests
{
    [Fact]
    public void Magics_and_code_alternate() => Assert.Equal(
        ["1 #!kube get pods", "2 C# var x = 1;\nx", "4 #!kube get nodes", "5 #!sim clock"],
        Describe("#!kube get pods\nvar x = 1;\nx\n#!kube get nodes\n#!sim clock\n\n"));

    [Fact]
    public void A_bare_kube_takes_the_lines_up_to_the_next_magic() => Assert.Equal(
        ["1 #!kube  <get pods\nget nodes>", "4 #!sim run 5s", "5 C# 1 + 1"],
        Describe("#!kube\nget pods\nget nodes\n#!sim run 5s\n1 + 1"));

    [Fact]
    public void What_a_command_reads_from_standard_input_stands_below_it() => Assert.Equal(
        ["1 #!kube apply -f - <kind: Pod\n# a comment>", "4 #!kube get pods"],
        Describe("#!kube apply -f -\nkind: Pod\n# a comment\n#!kube get pods"));

    [Fact]
    public void A_file_is_the_rest_of_the_cell_whatever_stands_in_it() => Assert.Equal(
        ["1 #!writefile run.sh <#!kube is not run\necho hi>"],
        Describe("#!writefile run.sh\n#!kube is not run\necho hi"));

    [Fact]
    public void Lines_are_joined_by_a_backslash_and_by_open_quotes() => Assert.Equal(
        ["1 #!kube scale d web --replicas=3", "3 #!kube patch d web -p {\n}", "5 C# 1"],
        Describe("#!kube scale d web \\\n  --replicas=3\n#!kube patch d web -p '{\n}'\n1"));

    [Theory] // cell => line, message
    [InlineData("1 + 1\n#!kub get pods", 2, "There is no magic #!kub. Did you mean #!kube? #!help lists all.")]
    [InlineData("#!sim rset", 1, "#!sim knows no \"rset\". Did you mean reset? There are: {all}.")]
    [InlineData("#!sim", 1, "#!sim needs a second word: {all}.")]
    [InlineData("#!sim run", 1, "#!sim run needs DURATION. It is written: #!sim run DURATION")]
    [InlineData("#!sim run 5s 6s", 1, "#!sim run has no use for \"6s\". It is written: #!sim run DURATION")]
    [InlineData("#!sim image build web:1 from nginx:1.17", 1, "#!sim image build has no use for \"from\". Did you mean --from? It is written: #!sim image build NAME --from BASE [--change TEXT…] [--label KEY=VALUE…]")]
    [InlineData("#!kube get pods | grep x", 1, "There is no shell behind #!kube: \"|\" has no meaning here. Put it in quotes if it belongs to a word.")]
    [InlineData("#!kube patch 'x", 1, "In #!kube, a quote opens that never closes.")]
    public void A_magic_that_is_not_written_as_it_must_be_is_explained(string cell, int line, string message)
    {
        var wrong = Assert.Throws<CellSyntaxException>(() => new CellParser(DirectiveCatalogue.Standard).Parse(cell));
        var all = string.Join(", ", SimDirective.Sim.Subcommands.Select(one => one.Name["#!sim ".Length..]));
        Assert.Equal((line, message.Replace("{all}", all, StringComparison.Ordinal)), (wrong.Line, wrong.Message));
    }

    [Fact]
    public void An_unknown_option_is_explained_with_the_nearest_one()
    {
        var wrong = Assert.Throws<CellSyntaxException>(() => new CellParser(DirectiveCatalogue.Standard).Parse("#!sim reset --sed 3"));
        Assert.StartsWith("#!sim reset has no option --sed. Did you mean --seed?", wrong.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Describe(string cell) => new CellParser(DirectiveCatalogue.Standard).Parse(cell).Select(part => part switch
    {
        CSharpPart code => $"{code.Line} C# {code.Code.TrimEnd()}",
        DirectivePart magic => $"{magic.Line} {magic.Directive.Name} {string.Join(' ', magic.Arguments.Words)}{(magic.Body is null ? "" : $" <{magic.Body}>")}".TrimEnd(),
        _ => "",
    });
}
