using System.Text;

namespace KubeNotebooks.Notebook.Tests.Display;

/// <summary>Where kubectl's own text is small enough for one output, the picture leaves it so; where it is not, the picture stays small.</summary>
public class SizeTests
{
    private const int MostBytes = 150_000;

    [Theory]
    [InlineData(1000, "get pods")]
    [InlineData(1000, "get pods -o wide")]
    [InlineData(1000, "get pods -A")]
    [InlineData(1000, "get all")]
    [InlineData(1000, "get pods -o name")]
    [InlineData(1000, "get pods -w --request-timeout=5s")]
    [InlineData(1000, "get pods -o wide -w --request-timeout=5s")]
    [InlineData(1000, "label pods -l app=web x=y")]
    [InlineData(1000, "delete pods -l app=web --wait=false")]
    [InlineData(300, "get events")]
    [InlineData(90, "get events -A -o wide")]
    [InlineData(20, "describe pods")]
    [InlineData(55, "describe pods")]
    [InlineData(20, "describe nodes")]
    [InlineData(20, "get pods -o yaml")]
    [InlineData(40, "get pods -o yaml")]
    [InlineData(15, "get pods -o json")]
    public void Text_and_picture_together_fit(int pods, string command)
    {
        var (text, html) = Show(pods, command);
        Assert.InRange(text, 1, MostBytes - 1);
        Assert.InRange(text + html, 1, MostBytes);
    }

    [Theory]
    [InlineData("get pods -o yaml")]
    [InlineData("get pods -o json")]
    [InlineData("get pods -o jsonpath={.items}")]
    public void A_long_text_is_not_said_twice(string command)
    {
        var (text, html) = Show(100, command);
        Assert.True(text > MostBytes);
        Assert.Equal(0, html);
    }

    [Fact]
    public void A_long_description_without_a_card_is_cut_and_says_so()
    {
        var session = new NotebookSession();
        Picture.Displays(session, $"#!writefile big.txt\n{string.Concat(Enumerable.Repeat("a line of many\n", 5_000))}");
        Picture.Displays(session, "#!kube create configmap big --from-file=big.txt");
        var html = Picture.Of(session, "#!kube describe configmap big");
        Assert.InRange(html.Value.Length, 10_000, 25_000);
        Assert.Contains("Cut here. The text has all: it is shown after #!sim pictures off.", html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_descriptions_of_long_texts_keep_their_cards_and_fit()
    {
        var session = new NotebookSession();
        Picture.Displays(session, "#!kube create deployment web --image=nginx:1.16 --replicas=4\n#!sim run 60s");
        Picture.Displays(session, $"#!kube set env deployment/web NOTE={new string('x', 22_000)}\n#!sim run 2m");
        var data = Picture.Displays(session, "#!kube describe pods").Single().Data;
        Assert.InRange(Encoding.UTF8.GetByteCount(data.Plain), 88_000, MostBytes);
        Assert.InRange(data.Entries.Sum(form => Encoding.UTF8.GetByteCount(form.Value)), 1, MostBytes);
        Assert.Equal(4, data.Entries["text/html"].Split("Cut here.").Length - 1);
    }

    private static (int Text, int Html) Show(int pods, string command)
    {
        var session = new NotebookSession();
        Picture.Displays(session, $"#!sim reset --seed 3 --nodes {Math.Max(3, pods / 15)} --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas={pods}\n#!sim run 60s");
        var shown = Picture.Displays(session, "#!kube " + command).Select(output => output.Data).ToArray();
        return (shown.Sum(data => Encoding.UTF8.GetByteCount(data.Plain)), shown.Sum(data => Encoding.UTF8.GetByteCount(data.Entries.GetValueOrDefault("text/html", ""))));
    }
}
