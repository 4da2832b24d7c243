using System.Xml.Linq;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display;
using KubeNotebooks.Display.Maps;
using KubeNotebooks.Display.Trees;

namespace KubeNotebooks.Notebook.Tests.Trees;

public sealed class TreeAndMapTests
{
    private const int MostBytes = 150_000;

    private readonly NotebookSession _session = Sessions.WithCSharp();

    [Fact]
    public void A_rollout_under_way_is_a_tree_with_the_current_revision_first()
    {
        Run("#!sim reset --seed 7 --cached nginx:1.16");
        Run("#!kube create deployment web --image=nginx:1.16 --replicas=3");
        Run("#!sim run 20s");
        Run("#!kube set image deploy/web nginx=nginx:1.17");
        Assert.Equal("""
            Deployment web  3/3 available  rolling out
            ├─ revision 2  nginx:1.17  7f77fc678d  0/1 ready  current
            │  └─ ◔ tkbtp  ContainerCreating  0/1  1s   worker-2
            └─ revision 1  nginx:1.16  585ff9c9b9  3/3 ready  previous
               ├─ ● bl6md  Running            1/1  22s  worker-2
               ├─ ● nq5ll  Running            1/1  22s  worker-1
               └─ ● s2bpv  Running            1/1  22s  worker-3

            """, Text("#!sim tree deploy/web"));
        Assert.Equal(Text("#!sim tree deploy/web"), Text("#!sim tree"));
    }

    [Fact]
    public void Long_histories_are_folded()
    {
        Run("#!sim reset --seed 7 --cached nginx:1.16");
        Run("#!kube create deployment web --image=nginx:1.16");
        for (var i = 1; i <= 6; i++)
        {
            Run("#!sim run 20s");
            Run($"#!kube set env deploy/web ROUND={i}");
        }
        Run("#!sim run 20s");
        var text = Text("#!sim tree deploy/web");
        Assert.EndsWith("└─ … and 4 older revisions without pods\n", text, StringComparison.Ordinal);
        Assert.Equal(5, text.TrimEnd('\n').Split('\n').Length - 1);
        Assert.Contains("current", text.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("revision 6", text.Split('\n')[3], StringComparison.Ordinal);
        Assert.EndsWith("no pods    previous", text.Split('\n')[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_there_is_reported_as_kubectl_does()
    {
        Assert.Equal("stderr: Error from server (NotFound): deployments.apps \"web\" not found\n\nok", Run("#!sim tree deploy/web"));
        Assert.Equal("stderr: There is no Deployment in namespace default.\n\nok", Run("#!sim tree"));
    }

    [Fact]
    public void A_map_says_who_is_where_and_who_found_no_node()
    {
        Run("#!sim reset --seed 7 --nodes 2 --cached nginx:1.16");
        Run("#!kube create deployment web --image=nginx:1.16 --replicas=2");
        Run("#!kube run alone --image=nginx:1.16");
        Run("#!sim run 20s");
        Run("#!kube cordon worker-1");
        Run("#!kube set resources deploy/web --requests=cpu=5");
        Assert.Equal("""
            worker-1  cpu 0/4  memory 0/8Gi  pods 1/110  cordoned
              ●  web 585ff9c9b9
            worker-2  cpu 0/4  memory 0/8Gi  pods 2/110
              ●  web 585ff9c9b9
              ●  no Deployment
            no node   1 pod
              ○  web 5b978868c
              The scheduler says: 0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.

            ○ waits for a node  ● ready

            """, Text("#!sim map"));
    }

    [Fact]
    public void A_tree_and_a_map_are_values_in_CSharp_too()
    {
        Run("#!kube create deployment web --image=nginx:1.16");
        Assert.StartsWith("result: Deployment web", Run("DeploymentTree.Of(cluster, cluster.Deployments[0])"), StringComparison.Ordinal);
        Assert.StartsWith("result: worker-1", Run("ClusterMap.Of(cluster)"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_pods_are_counted_and_the_picture_says_so()
    {
        var cluster = Many(1000);
        var tree = TreeView.Of(cluster, DeploymentTree.OfNamespace(cluster, "default"));
        Assert.Contains("1000 pods, shown by state", tree.Plain, StringComparison.Ordinal);
        var map = MapView.Of(cluster, ClusterMap.Of(cluster));
        Assert.Contains("1000 pods: counted by revision and state.", map.Plain, StringComparison.Ordinal);
        Assert.Contains("100 nodes: 40 are shown", map.Plain, StringComparison.Ordinal);
        foreach (var bundle in new[] { tree, map }) Assert.InRange(Html(bundle).Length, 1, MostBytes);
    }

    [Fact]
    public void Many_Deployments_stay_a_picture()
    {
        var cluster = new Cluster(new ClusterOptions { Nodes = 20 });
        for (var i = 0; i < 100; i++) cluster.ApiServer.Create(Web($"web-{i:D3}", 15, "nginx:1.16"), "test");
        cluster.Run(TimeSpan.FromMinutes(2));
        var bundle = TreeView.Of(cluster, DeploymentTree.OfNamespace(cluster, "default"));
        Assert.EndsWith("… and 40 more Deployments: name one to see it\n", bundle.Plain, StringComparison.Ordinal);
        Assert.InRange(Html(bundle).Length, 1, MostBytes);
        Assert.InRange(Html(MapView.Of(cluster, ClusterMap.Of(cluster))).Length, 1, MostBytes);
    }

    [Fact]
    public void Hostile_text_is_only_text()
    {
        var cluster = new Cluster();
        cluster.ApiServer.Create(Web("web", 2, "evil/<script>alert(1)</script>\"'\u202E" + new string('x', 10_000)), "test");
        cluster.Run(TimeSpan.FromSeconds(5));
        var node = cluster.Nodes[0];
        cluster.ApiServer.Update(node with { Spec = node.Spec with { Taints = [new V1Taint { Key = "a", Value = "b", Effect = "NoSchedule" }] } }, "test");
        foreach (var bundle in new[] { TreeView.Of(cluster, DeploymentTree.OfNamespace(cluster, "default")), MapView.Of(cluster, ClusterMap.Of(cluster)) })
        {
            var html = Html(bundle);
            Assert.DoesNotContain(XElement.Parse($"<div>{html}</div>").DescendantNodes().OfType<XElement>(), element => element.Name.LocalName == "script");
            Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
            Assert.InRange(html.Length, 1, 10_000);
            Assert.All(bundle.Plain.Split('\n'), line => Assert.InRange(line.Length, 0, 1000));
        }
    }

    private static Cluster Many(int pods)
    {
        var cluster = new Cluster(new ClusterOptions { Nodes = 100 });
        cluster.ApiServer.Create(Web("web", pods, "nginx:1.16"), "test");
        cluster.Run(TimeSpan.FromMinutes(2));
        Assert.Equal(pods, cluster.Pods.Count);
        return cluster;
    }

    private static V1Deployment Web(string name, int replicas, string image) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "default" },
        Spec = new V1DeploymentSpec
        {
            Replicas = replicas,
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = name } },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = name } },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image }] },
            },
        },
    };

    private static string Html(MimeBundle bundle)
    {
        var html = bundle.Entries[MimeBundle.HtmlText];
        _ = XElement.Parse($"<div>{html}</div>");
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        return html;
    }

    private string Run(string code) => CellText.Run(_session, code);

    private string Text(string code)
    {
        var text = Run(code);
        Assert.StartsWith("display: ", text, StringComparison.Ordinal);
        Assert.EndsWith("\nok", text, StringComparison.Ordinal);
        return text["display: ".Length..^"\nok".Length];
    }
}
