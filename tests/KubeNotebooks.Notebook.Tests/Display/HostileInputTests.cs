using System.Xml.Linq;
using k8s.Models;

namespace KubeNotebooks.Notebook.Tests.Display;

/// <summary>Whatever strangers write into names, annotations, messages and logs, a picture shows it as text and stays as it is.</summary>
public class HostileInputTests
{
    // Every picture that there is: a new one is one line more. The cell runs where a Deployment "web" and the hostile objects are.
    private static readonly string[] Cells =
    [
        "#!kube get pods,rs,deploy,svc,nodes,events -A -o wide --show-labels",
        "#!kube get pods -A -o custom-columns=NAME:.metadata.name,NOTE:.metadata.annotations.note,IMAGE:.spec.containers[*].image",
        "#!kube events -A",
        "#!kube describe deployments",
        "#!kube describe rs",
        "#!kube describe pods",
        "#!kube describe nodes",
        "#!kube describe services",
        "#!kube describe configmaps",
        "#!kube logs talker",
        "#!kube rollout history deploy/web",
        "#!kube rollout history deploy/web --revision=1",
        "#!sim preview undo deploy/web",
        "#!kube diff -f changed.yml",
        "#!sim tree",
        "#!sim map",
        "#!sim timeline deploy/web",
        "#!sim why deploy/web",
        "#!kube rollout status deploy/web",
        "#!kube get pods,events -A -w --request-timeout=5s",
    ];

    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "]]>&lt;&amp;<!--", "http://evil.example/x.png",
        "javascript:alert(1)", "\u202Egnp.exe\u2066", "a\0b\u0007c", "half \uD83D", "\uDE00 half", "</td></tr></table></div>", new('x', 10_000),
    ];

    private static readonly Lazy<string[]> Usual = new(() => [.. Pictures("harmless text").Select(html => Skeleton(Picture.Parse(html)))]);

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Texts.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_strange_text_changes_nothing_but_its_own_cell(int text)
    {
        foreach (var (cell, html) in Pictures(Texts[text]).Index())
        {
            var picture = Picture.Parse(html);
            Assert.All(picture.DescendantsAndSelf(), AssertHarmless);
            Assert.DoesNotContain(html, one => one is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\0');
            Assert.InRange(html.Length, 0, 150_000);
            Assert.All(picture.DescendantNodes().OfType<XText>().Where(node => node.Parent!.Name != "pre"), node => Assert.InRange(node.Value.Length, 0, 1_000));
            Assert.True(Usual.Value[cell] == Skeleton(picture), $"{Cells[cell]} changed:\n{Usual.Value[cell]}\n{Skeleton(picture)}");
        }
    }

    private static IEnumerable<string> Pictures(string text)
    {
        var session = SessionWith(text);
        return [.. Cells.Select(cell => Picture.Html(session, cell))];
    }

    private static void AssertHarmless(XElement element)
    {
        Assert.DoesNotContain(element.Name.LocalName, (string[])["script", "style", "iframe", "object", "embed", "link", "base", "meta", "form"]);
        foreach (var attribute in element.Attributes())
        {
            var (name, value) = (attribute.Name.LocalName, attribute.Value);
            Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name == "id", $"{name}=\"{value}\"");
            if (name is "src") Assert.StartsWith("data:", value, StringComparison.Ordinal);
            if (name is "href") Assert.StartsWith("#", value, StringComparison.Ordinal);
            if (name is "style") Assert.DoesNotContain("url(", value, StringComparison.OrdinalIgnoreCase);
        }
    }

    // The elements, without those that only say where a text may break or what in it is marked, and without what is folded: rows sorted by text.
    private static string Skeleton(XElement picture) => string.Join(' ', picture.Descendants()
        .Where(element => element.Name.LocalName is not ("wbr" or "ins" or "del") && !element.AncestorsAndSelf("details").Any())
        .Select(element => $"{element.Name}:{element.Ancestors().Count()}"));

    private static NotebookSession SessionWith(string text)
    {
        var session = new NotebookSession();
        const string manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: told\ndata:\n  note: old\n";
        CellText.Run(session, $"#!writefile first.yml\n{manifest}");
        CellText.Run(session, $"#!writefile changed.yml\n{manifest.Replace("note: old", "note: new", StringComparison.Ordinal)}");
        CellText.Run(session, "#!sim reset --seed 1 --cached nginx:1.16\n#!kube apply -f first.yml\n#!kube create deployment web --image=nginx:1.16 --replicas=2\n"
            + "#!kube expose deployment web --port=80\n#!kube run talker --image=busybox -- sh -c 'echo hello'\n#!sim run 20s");
        var notes = new Dictionary<string, string> { ["note"] = text, ["kubernetes.io/change-cause"] = text };
        var cluster = session.Cluster;
        Spoil(session, text, notes);
        CellText.Run(session, "#!kube set image deploy/web nginx=nginx:1.17\n#!sim run 2s");
        var pod = cluster.Pods[0];
        var name = "zz " + (text.Any(char.IsSurrogate) ? "half" : text); // it stays the last in the list
        cluster.Load(pod with
        {
            Metadata = pod.Metadata with { Name = name, Uid = "stranger", OwnerReferences = null, Annotations = notes, Labels = new Dictionary<string, string> { ["pod-template-hash"] = text, [text] = text } },
            Spec = pod.Spec with { Containers = [pod.Spec.Containers[0] with { Name = text, Image = text }] },
            Status = pod.Status with { Reason = text, Message = text, ContainerStatuses = null },
        });
        var happened = cluster.ApiServer.List<Corev1Event>()[0];
        cluster.Load(happened with { Metadata = happened.Metadata with { Name = name }, Reason = text, Message = text, InvolvedObject = happened.InvolvedObject with { Name = text } });
        return session;
    }

    // What the API server would let a stranger write as well.
    private static void Spoil(NotebookSession session, string text, Dictionary<string, string> notes)
    {
        var api = session.Cluster.ApiServer;
        var web = api.Get<V1Deployment>("default", "web");
        api.Update(web with { Metadata = web.Metadata with { Annotations = notes } }, "stranger");
        var told = api.Get<V1ConfigMap>("default", "told");
        api.Update(told with { Data = new Dictionary<string, string> { ["note"] = text } }, "stranger");
        session.Cluster.Run(TimeSpan.FromSeconds(1));
    }
}
