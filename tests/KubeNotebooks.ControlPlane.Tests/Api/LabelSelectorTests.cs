using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Tests.Api;

public class LabelSelectorTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "web", ["tier"] = "front" };

    [Theory] // selector => whether it selects app=web,tier=front, and how it prints
    [InlineData("app=web", true, "app=web")]
    [InlineData("app==web", true, "app=web")]
    [InlineData("app = web , tier=front", true, "app=web,tier=front")]
    [InlineData("app!=web", false, "app!=web")]
    [InlineData("other!=web", true, "other!=web")]
    [InlineData("tier in (back, front)", true, "tier in (back,front)")]
    [InlineData("tier notin (back,front)", false, "tier notin (back,front)")]
    [InlineData("tier,app", true, "app,tier")]
    [InlineData("!app", false, "!app")]
    [InlineData("app=", false, "app=")]
    [InlineData("", true, "")]
    public void A_selector_is_read_applied_and_printed(string text, bool selects, string printed)
    {
        var selector = LabelSelector.Parse(text);
        Assert.Equal(selects, selector.Matches(Labels));
        Assert.Equal(printed, selector.ToString());
    }

    [Theory] // broken selector => the parser's words
    [InlineData("app in web", "unable to parse requirement: found 'web', expected: '('")]
    [InlineData("=web", "unable to parse requirement: found '=', expected: identifier")]
    [InlineData("app=web tier", "unable to parse requirement: found 'tier', expected: ',' or 'end of string'")]
    public void A_broken_selector_is_explained(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => LabelSelector.Parse(text)).Message);

    [Fact]
    public void An_absent_selector_selects_nothing_and_an_empty_one_everything()
    {
        Assert.False(LabelSelector.Of(null).Matches(Labels));
        Assert.True(LabelSelector.Of(new V1LabelSelector()).Matches(Labels));
    }
}
