using System.Xml.Linq;
using KubeNotebooks.Display.Cards;

namespace KubeNotebooks.Notebook.Tests.Display;

public class CardTests
{
    private const string Rollout =
        "#!sim reset --seed 1 --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas=5\n#!kube expose deployment web --port=80\n#!sim run 40s\n"
        + "#!kube set image deployment web nginx=nginx:1.17\n#!sim run 4s";

    private readonly NotebookSession _session = new();

    [Fact]
    public void A_Deployment_tells_its_strategy_its_replicas_its_conditions_and_its_revisions()
    {
        var lines = Lines(Rollout + "\n#!kube describe deployment web");
        Assert.Equal("Deployment web", lines[0]);
        Assert.Contains("namespace default created 47s ago selector app=web ", lines);
        Assert.Contains("Strategy RollingUpdate: at most 7 pods (5 + 2, maxSurge 25%), at least 4 available (5 − 1, maxUnavailable 25%).", lines);
        Assert.Subset(lines.ToHashSet(), new HashSet<string> { "desired 5", "pods now 7", "updated 3", "ready 4", "available 4", "unavailable 3" });
        Assert.Contains("● Available is True (MinimumReplicasAvailable): At least as many pods are available as the strategy promises.", lines);
        Assert.Contains("● Progressing is True (ReplicaSetUpdated): The rollout is under way: new pods come, old pods go.", lines);
        Assert.Contains(lines, line => line.EndsWith(" revision 2, the current one: nginx:1.17, 0/3 ready", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(" revision 1: nginx:1.16, 4/4 ready", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("● 47s ago ScalingReplicaSet: Scaled up replica set web-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bar_is_as_long_as_its_part_of_the_whole()
    {
        var bars = Picture.Of(_session, Rollout + "\n#!kube describe deployment web").Descendants("span")
            .Select(span => span.Attribute("style")?.Value ?? "").Where(style => style.StartsWith("display:block;height:10px", StringComparison.Ordinal));
        Assert.Equal(["71.4", "100", "42.9", "57.1", "57.1", "42.9"], bars.Select(style => style.Split("width:")[1].Split('%')[0]));
    }

    [Fact]
    public void kubectl_s_text_is_folded_below_each_card()
    {
        var output = Picture.Displays(_session, Rollout + "\n#!kube describe rs")[^1];
        var texts = Picture.Parse(output.Data.Entries["text/html"]).Descendants("pre").Select(pre => pre.Value).ToArray();
        Assert.Equal(2, texts.Length);
        Assert.Equal(output.Data.Plain, string.Join("\n\n", texts));
    }

    [Fact]
    public void A_pod_tells_its_story_its_containers_and_its_owner()
    {
        Picture.Displays(_session, Rollout);
        var pod = _session.Cluster.Pods.First(one => one.Spec.Containers[0].Image == "nginx:1.16").Metadata.Name;
        var lines = Lines($"#!kube describe pod {pod}");
        Assert.Equal($"Pod {pod}", lines[0]);
        Assert.Equal("● Running: ready to serve", lines[1]);
        Assert.Contains(lines, line => line.StartsWith("Controlled by ReplicaSet web-", StringComparison.Ordinal) && line.EndsWith(" of Deployment web, revision 1.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("● created 47s ago → ● on a node +0s → ● initialised +", StringComparison.Ordinal));
        Assert.Contains("● nginx nginx:1.16: running, ready", lines);
        Assert.Contains("● Ready is True: It may serve: Services send requests to it.", lines);
    }

    [Fact]
    public void A_crash_is_told_with_its_exit_code()
    {
        var lines = Lines("#!kube run crash --image=busybox -- sh -c 'exit 3'\n#!sim run 2m\n#!kube describe pod crash");
        Assert.Contains("✕ CrashLoopBackOff: something has gone wrong", lines);
        Assert.Contains(lines, line => line.StartsWith("✕ crash busybox: waiting, CrashLoopBackOff", StringComparison.Ordinal) && line.EndsWith("exit code 3", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("▲", StringComparison.Ordinal) && line.Contains(" times since ", StringComparison.Ordinal) && line.Contains("BackOff", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Service_tells_which_of_its_pods_answer()
    {
        var lines = Lines(Rollout + "\n#!kube describe service web");
        Assert.Contains("port 80/TCP → the pods' port 80", lines);
        Assert.Contains("ready 4 of 8", lines);
        Assert.Contains(Lines("#!kube create service clusterip lonely --tcp=80\n#!kube describe service lonely"),
            line => line.StartsWith("✕ None: a request finds nobody who answers.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_node_tells_what_is_asked_of_it()
    {
        var lines = Lines(Rollout + "\n#!kube cordon worker-1\n#!kube describe node worker-1");
        Assert.Equal(["Node worker-1", "⊘ it works, but takes no new pods (cordoned)"], lines[..2]);
        Assert.Contains("pods 2 of 110 ", lines);
        Assert.Contains("● MemoryPressure is False (KubeletHasSufficientMemory): There is enough memory.", lines);
    }

    [Theory] // type, status, reason => sentence
    [InlineData("Progressing", "False", "ProgressDeadlineExceeded", "Nothing has moved forward for longer than progressDeadlineSeconds. The controller keeps trying and does not roll back by itself.")]
    [InlineData("Available", "False", "MinimumReplicasUnavailable", "Fewer pods are available than the strategy promises.")]
    [InlineData("Something", "True", null, "Its message tells what this means.")]
    public void A_condition_has_a_meaning_by_its_reason_or_its_status_or_says_where_to_look(string type, string status, string? reason, string expected) =>
        Assert.Equal(expected, ConditionMeanings.Of(type, status, reason));

    [Fact]
    public void Many_cards_stop_before_they_are_too_much()
    {
        var output = Picture.Displays(_session, "#!sim reset --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas=60\n#!sim run 1m\n#!kube describe pods")[^1];
        Assert.InRange(output.Data.Entries["text/html"].Length, 0, 90_000);
        Assert.Contains("more; the text has all", output.Data.Entries["text/html"], StringComparison.Ordinal);
    }

    private string[] Lines(string cell)
    {
        var html = Picture.Displays(_session, cell)[^1].Data.Entries["text/html"];
        return [.. Picture.Parse(html).Elements("div").Elements("div").SelectMany(Flat).Select(line => line.Value)];
    }

    private static IEnumerable<XElement> Flat(XElement line) => line.Elements("div").Any() ? line.Elements("div").SelectMany(Flat) : [line];
}
