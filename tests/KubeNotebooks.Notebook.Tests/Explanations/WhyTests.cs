using System.Text;
using System.Xml.Linq;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Display;
using KubeNotebooks.Display.Explanations;

namespace KubeNotebooks.Notebook.Tests.Explanations;

public sealed class WhyTests
{
    private const int MostBytes = 150_000;

    private readonly NotebookSession _session = Sessions.WithCSharp();

    [Theory] // what the second rollout changes => how long it runs, the rule that must find the first cause, and how it looks
    [InlineData(Image + "nginx:1.17", 5, "Pulling", Outlook.GoesOn)]
    [InlineData(Image + "nginx:1.17", 60, null, Outlook.AtRest)]
    [InlineData(Image + "nginx:1.161", 10, "ImagePull", Outlook.Stuck)]
    [InlineData(Image + "nobody/nothing:1", 10, "ImagePull", Outlook.Stuck)]
    [InlineData(Image + "registry.nowhere.example/web:1", 10, "ImagePull", Outlook.Stuck)]
    [InlineData(Image + "Nginx:1.17", 10, "ImageName", Outlook.Stuck)]
    [InlineData(Image + "kubenotebooks/crash:1.0", 30, "CrashLoop", Outlook.Stuck)]
    [InlineData(Image + "busybox:1.36", 30, "CrashLoop", Outlook.Stuck)]
    [InlineData(Container + """ "imagePullPolicy": "Never" """, 10, "ImageNeverPulled", Outlook.Stuck, "nginx:1.17")]
    [InlineData(Container + """ "readinessProbe": { "httpGet": { "port": 80 }, "periodSeconds": 5 } """, 20, "NotReady", Outlook.Unclear, "kubenotebooks/never-ready:1.0")]
    [InlineData(Container + """ "readinessProbe": { "httpGet": { "port": 80 }, "periodSeconds": 5 } """, 75, "NotReady", Outlook.Stuck, "kubenotebooks/never-ready:1.0")]
    [InlineData(Container + """ "readinessProbe": { "exec": { "command": ["cat", "/tmp/ready"] } } """, 75, "NotReady", Outlook.Stuck)]
    [InlineData(Container + """ "livenessProbe": { "httpGet": { "port": 81 }, "periodSeconds": 3 } """, 40, "FailedProbe", Outlook.Stuck)]
    [InlineData(Container + """ "startupProbe": { "httpGet": { "port": 81 }, "periodSeconds": 3 } """, 40, "FailedProbe", Outlook.Stuck)]
    [InlineData(Container + """ "startupProbe": { "httpGet": { "port": 81 }, "periodSeconds": 10, "failureThreshold": 30 } """, 40, "NotReady", Outlook.GoesOn)]
    [InlineData(Container + """ "resources": { "requests": { "cpu": "5" } } """, 2, "NoNode", Outlook.Stuck)]
    [InlineData(Container + """ "resources": { "requests": { "memory": "7Gi" } } """, 60, "NoNode", Outlook.Stuck)]
    [InlineData(Container + """ "ports": [{ "containerPort": 80, "hostPort": 80 }] """, 60, "NoNode", Outlook.Stuck)]
    [InlineData(Container + """ "command": ["nope"] """, 20, "CannotStart", Outlook.Stuck)]
    [InlineData(Container + """ "command": ["nope"] """, 60, "CannotStart", Outlook.Stuck)]
    [InlineData(Container + """ "envFrom": [{ "configMapRef": { "name": "settings" } }] """, 10, "MissingConfig", Outlook.Stuck)]
    [InlineData(Container + """ "env": [{ "name": "KEY", "valueFrom": { "secretKeyRef": { "name": "keys", "key": "k" } } }] """, 10, "MissingConfig", Outlook.Stuck)]
    [InlineData(Pod + """ "volumes": [{ "name": "v", "configMap": { "name": "settings" } }] """, 10, "MissingVolume", Outlook.Stuck)]
    [InlineData(Pod + """ "nodeSelector": { "disk": "ssd" } """, 2, "NoNode", Outlook.Stuck)]
    [InlineData(Pod + """ "serviceAccountName": "robot" """, 2, "PodRefused", Outlook.Stuck)]
    [InlineData(Pod + """ "priorityClassName": "highest" """, 2, "PodRefused", Outlook.Stuck)]
    [InlineData(Pod + """ "readinessGates": [{ "conditionType": "example.com/open" }] """, 10, "ReadinessGate", Outlook.Stuck)]
    [InlineData(Pod + """ "initContainers": [{ "name": "wait", "image": "busybox:1.36", "command": ["sh", "-c", "sleep 60"] }] """, 15, "InitRuns", Outlook.GoesOn)]
    [InlineData(Pod + """ "initContainers": [{ "name": "wait", "image": "busybox:1.36", "command": ["sh", "-c", "exit 3"] }] """, 30, "InitContainer", Outlook.Stuck)]
    [InlineData(Pod + """ "initContainers": [{ "name": "wait", "image": "busybox:nope" }] """, 10, "ImagePull", Outlook.Stuck)]
    [InlineData("""{ "minReadySeconds": 30, """ + Template, 15, "MinReady", Outlook.GoesOn)]
    [InlineData("""{ "strategy": { "type": "Recreate", "rollingUpdate": null }, """ + Template, 1, "OldPodsEnd", Outlook.GoesOn)]
    [InlineData("""{ "paused": true, """ + Template, 10, "Paused", Outlook.Stuck)]
    [InlineData("""{ "progressDeadlineSeconds": 20, "template": { "spec": { "containers": [{ "name": "nginx", "image": "nginx:1.161" }] } } }""", 60, "ImagePull", Outlook.Stuck)]
    [InlineData("""{ "progressDeadlineSeconds": 200, "template": { "spec": { "containers": [{ "name": "nginx", "image": "kubenotebooks/crash:1.0" }] } } }""", 3000, "CrashLoop", Outlook.Stuck)]
    public void The_first_cause_is_found(string change, int seconds, string? kind, Outlook outlook, string image = "nginx:1.16")
    {
        Begin(replicas: 4);
        Patch(change, image);
        Run($"#!sim run {seconds}s");
        var why = Why();
        Assert.Equal((kind, outlook), (why.Cause?.Kind, why.Outlook));
        Assert.NotEqual("", why.Sum!.Verdict.ToString());
        Assert.Equal(outlook == Outlook.Stuck, !why.WaysOut.IsEmpty);
        _ = Html(ExplanationView.Of(why, _session.Cluster.Now));
    }

    [Theory] // what is done to the nodes => the rule and a piece of its words
    [InlineData("#!kube cordon worker-1 worker-2 worker-3", "nginx:1.17", "NoNode", "3 are cordoned")]
    [InlineData("#!kube cordon worker-1 worker-2 worker-3", "nginx:1.161", "NoNode", "3 are cordoned")]
    [InlineData("#!kube cordon worker-2", "nginx:1.161", "ImagePull", "nginx:1.161")]
    [InlineData(Taint, "nginx:1.17", "NoNode", "3 have taints that the pods do not tolerate")]
    public void Nodes_that_keep_pods_away_are_named(string before, string image, string kind, string words)
    {
        Begin(replicas: 3);
        foreach (var node in new[] { "worker-1", "worker-2", "worker-3" }) Run(before.Replace("NODE", node, StringComparison.Ordinal));
        Run($"#!kube set image deploy/web nginx={image}");
        Run("#!sim run 10s");
        var why = Why();
        Assert.Equal((kind, Outlook.Stuck), (why.Cause?.Kind, why.Outlook));
        Assert.Contains(words, why.Cause!.What.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_and_steps_are_as_the_transcript_says()
    {
        var file = Path.Combine(RepositoryFiles.Root, "tests", "KubeNotebooks.Notebook.Tests", "Explanations", "why.txt");
        var expected = File.ReadAllText(file);
        var actual = Replay(expected);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1") File.WriteAllText(file, actual);
        else Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_deadline_that_has_passed_does_not_hide_the_crash_before_it()
    {
        Begin(replicas: 1);
        Patch("""{ "progressDeadlineSeconds": 200, "template": { "spec": { "containers": [{ "name": "nginx", "image": "busybox:1.36", "command": ["sh", "-c", "exit 3"] }] } } }""");
        Run("#!sim run 20m");
        var why = Why();
        Assert.Equal((RolloutStanding.DeadlineExceeded, "CrashLoop"), (why.Standing, why.Cause?.Kind));
        Assert.StartsWith("The deadline has passed: the Deployment reports ProgressDeadlineExceeded since ", why.Report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_say_is_only_text()
    {
        Begin(replicas: 2);
        var hostile = "<script>alert(1)</script>\u202E&\\\"" + new string('x', 10_000);
        Patch($$"""{ "template": { "spec": { "containers": [{ "name": "nginx", "image": "busybox:1.36", "command": ["sh", "-c", "echo {{hostile}}; exit 3"] }] } } }""");
        Run("#!sim run 30s");
        var bundle = ExplanationView.Of(Why(), _session.Cluster.Now);
        var html = Html(bundle);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1, 8_000);
        _session.Cluster.NoteCommand("<script>" + hostile);
        Run("#!kube set env deploy/web A=1");
        Run("#!sim run 5s");
        _ = Html(WalkView.Steps(RolloutWalk.Of(_session.Cluster, _session.Cluster.Deployments[0])));
    }

    [Fact]
    public void A_thousand_pods_are_explained_in_few_words()
    {
        Run("#!sim reset --nodes 60 --cached nginx:1.16");
        Run("#!kube create deployment web --image=nginx:1.16 --replicas=1000");
        Run("#!sim run 2m");
        Run("#!kube set image deploy/web nginx=nginx:1.161");
        Run("#!sim run 1m");
        Assert.InRange(Html(ExplanationView.Of(Why(), _session.Cluster.Now)).Length, 1, 8_000);
        Assert.InRange(Html(WalkView.Steps(RolloutWalk.Of(_session.Cluster, _session.Cluster.Deployments[0]))).Length, 1, MostBytes);
    }

    [Fact]
    public void An_explanation_and_a_walk_are_values_in_CSharp_too()
    {
        Begin(replicas: 2);
        Assert.StartsWith("result: ● Complete", Run("Explanation.Of(cluster, cluster.Deployments[0])"), StringComparison.Ordinal);
        Assert.StartsWith("result: ▸ ", Run("RolloutWalk.Of(cluster, cluster.Deployments[0])"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_out_goes_to_a_revision_that_worked()
    {
        Begin(replicas: 2);
        Run("#!kube set image deploy/web nginx=nginx:1.161\n#!sim run 20s");
        Assert.Equal("kubectl rollout undo deployment web", Why().WaysOut[0].ToString());
        Run("#!kube set image deploy/web nginx=nginx:1.162\n#!sim run 20s");
        Assert.Equal("kubectl rollout undo deployment web --to-revision=1", Why().WaysOut[0].ToString());
        Run("#!kube create deployment never --image=nginx:1.161\n#!sim run 20s\n#!kube set image deploy/never nginx=nginx:1.162\n#!sim run 20s");
        var never = Explanation.Of(_session.Cluster, _session.Cluster.Deployments.Single(one => one.Metadata.Name == "never"));
        Assert.Equal(Outlook.Stuck, never.Outlook);
        Assert.DoesNotContain(never.WaysOut, way => way.ToString().Contains("undo", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Deployment_that_is_being_deleted_is_not_said_to_roll_out()
    {
        Begin(replicas: 2);
        Run("#!kube set image deploy/web nginx=nginx:1.161\n#!sim run 20s\n#!kube delete deploy web --cascade=foreground --wait=false");
        var why = Why();
        Assert.Equal(("Deleted", Outlook.GoesOn), (why.Cause?.Kind, why.Outlook));
        Assert.Contains(" left.", why.Cause!.More.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ReplicaSet_made_without_pods_is_not_said_to_grow()
    {
        Begin(replicas: 2);
        Run("#!kube set image deploy/web nginx=nginx:1.161\n#!sim run 20s\n#!kube set image deploy/web nginx=nginx:1.162\n#!sim run 20s");
        Assert.Contains("made new, with 0\n", Run("#!sim why web --steps"), StringComparison.Ordinal);
        Assert.Matches("It sets up new web-[a-z0-9]+, with 0 pods at first", Run("#!sim why web --step 1"));
    }

    [Fact]
    public void A_step_that_is_not_there_is_explained()
    {
        Begin(replicas: 2);
        Assert.Contains("There is no step 99: this rollout has steps 1 to ", Run("#!sim why deploy/web --step 99"), StringComparison.Ordinal);
        Assert.Contains("There is no step 0: this rollout has steps 1 to ", Run("#!sim why deploy/web --step 0"), StringComparison.Ordinal);
        Assert.Contains("--step is a whole number from 1 to ", Run("#!sim why deploy/web --step x"), StringComparison.Ordinal);
    }

    private const string Template = """ "template": { "spec": { "containers": [{ "name": "nginx", "image": "nginx:1.16", "env": [{ "name": "ROUND", "value": "2" }] }] } } }""";
    private const string Image = "image ";
    private const string Container = "container ";
    private const string Pod = "pod ";
    private const string Taint = """#!kube patch node NODE -p '{"spec":{"taints":[{"key":"k","value":"v","effect":"NoSchedule"}]}}'""";

    private void Begin(int replicas)
    {
        Run("#!sim reset --seed 7 --cached nginx:1.16 busybox:1.36");
        Run($"#!kube create deployment web --image=nginx:1.16 --replicas={replicas}");
        Run("#!sim run 20s");
    }

    private void Patch(string change, string image = "nginx:1.16")
    {
        var spec = change switch
        {
            _ when change.StartsWith(Image, StringComparison.Ordinal) => $$"""{ "template": { "spec": { "containers": [{ "name": "nginx", "image": "{{change[Image.Length..]}}" }] } } }""",
            _ when change.StartsWith(Container, StringComparison.Ordinal) => $$"""{ "template": { "spec": { "containers": [{ "name": "nginx", "image": "{{image}}", {{change[Container.Length..]}} }] } } }""",
            _ when change.StartsWith(Pod, StringComparison.Ordinal) => $$"""{ "template": { "spec": { {{change[Pod.Length..]}} } } }""",
            _ => change,
        };
        Assert.Equal("display: deployment.apps/web patched\n\nok", Run($"#!kube patch deployment web -p '{{ \"spec\": {spec} }}'"));
    }

    private string Replay(string transcript)
    {
        var replayed = new StringBuilder();
        var lines = transcript.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#') && !lines[i].StartsWith("#!", StringComparison.Ordinal)) replayed.Append(i == 0 ? "" : "\n").Append(lines[i]).Append('\n');
            if (!lines[i].StartsWith("> ", StringComparison.Ordinal)) continue;
            replayed.Append(lines[i]).Append('\n');
            var output = Run($"#!{lines[i][2..]}");
            if (lines[i].StartsWith("> sim why", StringComparison.Ordinal)) replayed.Append(output["display: ".Length..^"\nok".Length]);
        }
        return replayed.ToString();
    }

    private Explanation Why() => Explanation.Of(_session.Cluster, _session.Cluster.Deployments[0]);

    private string Run(string code) => CellText.Run(_session, code);

    private static string Html(MimeBundle bundle)
    {
        var html = bundle.Entries[MimeBundle.HtmlText];
        Assert.DoesNotContain(XElement.Parse($"<div>{html}</div>").Descendants(), element => element.Name.LocalName is "script" or "style");
        return html;
    }
}
