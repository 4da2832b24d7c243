using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.EndToEnd.Shell;

public sealed class TableColoursTests
{
    [Fact]
    public void States_and_counts_in_tables_are_coloured_and_the_text_stays()
    {
        const string Table = """
            NAME   READY   STATUS             RESTARTS   AGE
            a      1/1     Running            0          5s
            b      0/1     CrashLoopBackOff   2          5s

            """;
        var coloured = TableColours.Of(Table);
        Assert.Equal(Table, AnsiText.Plain(coloured));
        Assert.Contains("\e[32m1/1\e[0m     \e[32mRunning\e[0m            0", coloured, StringComparison.Ordinal);
        Assert.Contains("\e[33m0/1\e[0m     \e[31mCrashLoopBackOff\e[0m   2", coloured, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deployment.apps/web created\n")]
    [InlineData("")]
    [InlineData("No resources found")]
    [InlineData("\n\nName:  web\nStatus: Running\n")]
    public void Other_text_is_left_alone(string text) => Assert.Equal(text, TableColours.Of(text));

    [Theory]
    [InlineData("Init:0/1", "33")]
    [InlineData("Init:Error", "31")]
    [InlineData("Ready,SchedulingDisabled", "33")]
    [InlineData("NotReady", "31")]
    [InlineData("5", null)]
    public void A_state_has_one_colour(string word, string? colour) => Assert.Equal(colour, TableColours.Colour(word));
}
