using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Directives;

public class PicturesDirectiveTests
{
    private readonly NotebookSession _session = new();

    [Fact]
    public void Without_pictures_the_text_is_the_same_and_all_that_is_shown()
    {
        var (text, picture) = Shown("#!kube describe node worker-1");
        Run("#!sim reset\n#!sim pictures off");
        var (plain, block) = Shown("#!kube describe node worker-1");
        Assert.Equal(text, plain);
        Assert.Equal(KubectlHtml.Block(plain), block);
        Assert.NotEqual(picture, block);

        Run("#!sim reset\n#!sim pictures on");
        Assert.Equal(picture, Shown("#!kube describe node worker-1").Html);
    }

    [Fact]
    public void A_third_choice_is_refused() => Assert.Contains(
        "on or off, not \"maybe\"", Assert.IsType<ErrorOutput>(Assert.Single(Run("#!sim pictures maybe"))).Message, StringComparison.Ordinal);

    private (string Text, string Html) Shown(string cell)
    {
        var data = Assert.IsType<DisplayOutput>(Assert.Single(Run(cell))).Data;
        return (data.Plain, data.Entries[MimeBundle.HtmlText]);
    }

    private IReadOnlyList<CellOutput> Run(string cell)
    {
        var collector = new OutputCollector();
        _session.Run(cell, collector);
        return collector.Outputs;
    }
}
