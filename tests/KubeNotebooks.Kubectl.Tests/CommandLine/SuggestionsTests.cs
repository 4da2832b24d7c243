using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands;

namespace KubeNotebooks.Kubectl.Tests.CommandLine;

/// <summary>Source: recorded with kubectl 1.32.</summary>
public sealed class SuggestionsTests
{
    [Theory] // typed => suggested
    [InlineData("foo", "top")]
    [InlineData("list", "get wait")]
    [InlineData("ps", "get cp wait")]
    [InlineData("rm", "run delete cp")]
    [InlineData("xyzzyx", "")]
    public void Similar_commands_are_suggested_in_their_order(string typed, string suggested) =>
        Assert.Equal(suggested, string.Join(' ', Suggestions.For(typed, CommandTree.Root.Subcommands)));
}
