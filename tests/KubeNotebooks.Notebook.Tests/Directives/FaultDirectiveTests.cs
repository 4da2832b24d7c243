using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.Notebook.Tests.Directives;

public class FaultDirectiveTests
{
    private readonly NotebookSession _session = new();

    public FaultDirectiveTests() => Run("#!sim reset --cached nginx:1.17\n#!kube create deployment web --image=nginx:1.17 --replicas=3\n#!sim run 20s");

    [Fact]
    public void Something_fails_is_listed_and_healed()
    {
        Assert.StartsWith("stdout: Nothing is failing.\n  What can fail:\n    image-gone IMAGE ", Run("#!sim fail"), StringComparison.Ordinal);
        Assert.Equal("stdout: Failing from now on: crash deploy/web --after 15s. #!sim heal crash deploy/web ends it.\n\nok", Run("#!sim fail crash deploy/web --after 15s"));
        Assert.Equal("stdout: Failing from now on: crash deploy/web --after 10s. It takes the place of crash deploy/web --after 15s. #!sim heal crash deploy/web ends it.\n\nok", Run("#!sim fail crash deployment/web"));
        Assert.Equal("stdout: Failing from now on: node-full worker-1. #!sim heal node-full worker-1 ends it.\n\nok", Run("#!sim fail node-full node/worker-1"));
        Assert.Equal("stdout: Failing from now on: registry-slow --times 20. #!sim heal registry-slow ends it.\n\nok", Run("#!sim fail registry-slow --times 20"));
        Run("#!sim run 70s");
        Assert.StartsWith("""
            stdout: Failing now:
              crash deploy/web --after 10s, for 70s: #!sim heal crash deploy/web ends it
              node-full worker-1, for 70s: #!sim heal node-full worker-1 ends it
              registry-slow --times 20, for 70s: #!sim heal registry-slow ends it
              What can fail:

            """, Run("#!sim fail"), StringComparison.Ordinal);
        Assert.Equal("stdout: Healed: crash deploy/web --after 10s.\n\nok", Run("#!sim heal crash deploy/web"));
        Assert.Equal("stdout: Healed: node-full worker-1.\nHealed: registry-slow --times 20.\n\nok", Run("#!sim heal all"));
        Assert.Equal("stdout: Nothing is failing.\n\nok", Run("#!sim heal all"));
    }

    [Theory] // fault => the note
    [InlineData("node-down worker-2", "The cluster notices when it has heard nothing of the node for 50 seconds.")]
    [InlineData("image-gone nginx:1.17", "worker-1, worker-2, worker-3 have it already: there it shows only with imagePullPolicy Always.")]
    [InlineData("readiness deploy/web", "No container has a readiness probe, so nobody asks, and nothing shows until one has.")]
    [InlineData("liveness deploy/web", "No container has a liveness probe, so nobody asks, and nothing shows until one has.")]
    [InlineData("ignore-sigterm deploy/web", "It shows when a pod is deleted or a container restarted.")]
    [InlineData("exit-at-start deploy/web", "What runs goes on; it shows when a container is started next, for example after kubectl rollout restart.")]
    public void Where_nothing_shows_at_once_that_is_said(string fault, string note) => Assert.EndsWith($" ends it.\n{note}\n\nok", Run($"#!sim fail {fault}"), StringComparison.Ordinal);

    [Theory] // fault, what is done then => Kubernetes' own symptom
    [InlineData("crash deploy/web", "", "The program of 3 new pods crashes: exit code 1.")]
    [InlineData("exit-at-start deploy/web", "#!kube rollout restart deploy/web", " crashes: exit code 1.")]
    [InlineData("out-of-memory deploy/web", "", "The program of 3 new pods crashes: exit code 137 (OOMKilled: it has no memory limit, and its node had no more memory).")]
    [InlineData("image-gone nginx:1.16", "#!kube set image deploy/web nginx=nginx:1.16", "The new pod cannot pull nginx:1.16: the registry has no such tag (not found).")]
    [InlineData("registry-slow", "#!kube set image deploy/web nginx=nginx:1.16", " is pulling nginx:1.16, started ")]
    [InlineData("node-down worker-2", "", "1 of 3 new pods is on worker-2, which does not report (NotReady for ")]
    [InlineData("node-full worker-1", "#!sim fail node-full worker-2\n#!sim fail node-full worker-3\n#!kube scale deploy/web --replicas=4", "No node takes 1 of 4 new pods: 3 have no place for another pod.")]
    [InlineData("readiness deploy/web", "#!kube patch deploy web -p '{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"nginx\",\"readinessProbe\":{\"httpGet\":{\"port\":80}}}]}}}}'", "The new pod runs but is not ready: the readiness probe says “HTTP probe failed with statuscode: 503”.")]
    [InlineData("liveness deploy/web", "#!kube patch deploy web -p '{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"nginx\",\"livenessProbe\":{\"httpGet\":{\"port\":80}}}]}}}}'", "because its liveness probe fails: “HTTP probe failed with statuscode: 503”.")]
    public void Why_names_the_symptom_and_the_simulated_cause_and_the_timeline_has_its_mark(string fault, string then, string symptom)
    {
        Run($"#!sim fail {fault}\n{then}\n#!sim run 75s");
        var why = Run("#!sim why deploy/web");
        Assert.Contains(symptom, why, StringComparison.Ordinal);
        Assert.Contains($"\n  Simulated: {fault}", why, StringComparison.Ordinal);
        Assert.Contains($" #!sim heal {fault} ends it.\n", why, StringComparison.Ordinal);
        if (why.Contains("\n  Ways out: ", StringComparison.Ordinal)) Assert.Contains($"\n  Ways out: #!sim heal {fault}", why, StringComparison.Ordinal);
        Assert.Contains($"fail {fault.Split(' ')[0]}", Run("#!sim timeline deploy/web"), StringComparison.Ordinal);
        Run($"#!sim heal {fault}\n#!sim run 5s");
        Assert.DoesNotContain($"Simulated: {fault}", Run("#!sim why deploy/web"), StringComparison.Ordinal);
        Assert.Contains($"heal {fault.Split(' ')[0]}", Run("#!sim timeline deploy/web"), StringComparison.Ordinal);
    }

    [Fact]
    public void Why_says_what_fails_even_when_nothing_shows_yet()
    {
        Run("#!sim fail node-down worker-2\n#!sim run 10s");
        Assert.StartsWith("display: ● Complete: nothing is left to do.", Run("#!sim why deploy/web"), StringComparison.Ordinal);
        Assert.Contains("\n  Simulated: node-down worker-2, for 10s. The node is cut off: ", Run("#!sim why deploy/web"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_goes_down_and_comes_back_as_kubectl_shows_it()
    {
        Run("#!sim fail node-down worker-2\n#!sim run 400s");
        Assert.Matches("\nworker-1   Ready      <none>   7m\\w* +v1.32.\\d+\nworker-2   NotReady   <none>   7m\\w* +v1.32.\\d+\n", Run("#!kube get nodes"));
        Assert.Matches("\n  Ready +Unknown +.* NodeStatusUnknown +Kubelet stopped posting node status.\n", Run("#!kube describe node worker-2"));
        Assert.Matches("\nTaints: +node.kubernetes.io/unreachable:NoExecute\n +node.kubernetes.io/unreachable:NoSchedule\n", Run("#!kube describe node worker-2"));
        Assert.Matches("\nweb-\\w+-\\w+ +1/1 +Terminating +0 +7m", Run("#!kube get pods -o wide"));
        Run("#!sim heal node-down worker-2\n#!sim run 20s");
        Assert.DoesNotContain("NotReady", Run("#!kube get nodes"), StringComparison.Ordinal);
        Assert.DoesNotContain("Terminating", Run("#!kube get pods"), StringComparison.Ordinal);
        Assert.Matches("\n  Normal +NodeReady +\\d+s +kubelet +Node worker-2 status is now: NodeReady\n", Run("#!kube describe node worker-2"));
    }

    [Fact]
    public void A_fault_that_explains_nothing_is_no_way_out()
    {
        Run("#!sim fail ignore-sigterm deploy/web\n#!kube set image deploy/web nginx=nginx:1.161\n#!sim run 30s");
        Assert.Contains("\n  Ways out: kubectl rollout undo deployment web; or apply a manifest with an image that exists.\n", Run("#!sim why deploy/web"), StringComparison.Ordinal);
    }

    [Theory] // cell => message
    [InlineData("#!sim fail crsh deploy/web", "Nothing that can fail is called \"crsh\". Did you mean crash? There are: image-gone, registry-slow, crash, exit-at-start, out-of-memory, ignore-sigterm, readiness, liveness, node-down, node-full.")]
    [InlineData("#!sim fail crash", "crash needs a target: deploy/NAME or pod/NAME.")]
    [InlineData("#!sim fail crash web", "\"web\" is nothing that crash can be aimed at. Write deploy/NAME or pod/NAME.")]
    [InlineData("#!sim fail crash deploy/wbe", "There is no deploy/wbe in the namespace default. Did you mean deploy/web?")]
    [InlineData("#!sim fail crash deploy/web -n test", "There is no deploy/web -n test. Did you mean deploy/web?")]
    [InlineData("#!sim fail crash deploy/web --after soon", "\"soon\" is no span of time. Write 30s, 1m30s or 2h.")]
    [InlineData("#!sim fail crash deploy/web --times 3", "crash has no use for --times: that is for registry-slow.")]
    [InlineData("#!sim fail node-down worker-9", "There is no worker-9. Did you mean worker-1 or worker-2?")]
    [InlineData("#!sim fail node-down worker-1 --after 3s", "node-down has no use for --after: that is for crash and out-of-memory.")]
    [InlineData("#!sim fail image-gone Nginx", "\"Nginx\" is no image: invalid reference format: repository name (library/Nginx) must be lowercase. Write NAME:TAG in small letters, such as web:1.1.")]
    [InlineData("#!sim fail registry-slow nginx", "registry-slow is about the whole registry and needs no more words.")]
    [InlineData("#!sim fail registry-slow --times 1", "--times is a whole number from 2 to 1000, not \"1\".")]
    [InlineData("#!sim heal crash deploy/web", "There is no crash deploy/web to heal. Nothing is failing.")]
    [InlineData("#!sim heal", "#!sim heal needs KIND TARGET. It is written: #!sim heal KIND TARGET [-n NAMESPACE] | all")]
    public void What_cannot_fail_is_explained(string cell, string message) => Assert.Contains($"error MagicError: {message}\n", Run(cell), StringComparison.Ordinal);

    [Theory] // cell, with the cursor at its end => one of the proposals
    [InlineData("#!sim fail ", "node-down")]
    [InlineData("#!sim fail crash d", "deploy/web")]
    [InlineData("#!sim fail crash pod/w", "pod/web-")]
    [InlineData("#!sim fail node-down w", "worker-3")]
    [InlineData("#!sim fail image-gone ngi", "nginx:1.17")]
    [InlineData("#!sim fail crash deploy/web --after 1", "10s")]
    [InlineData("#!sim heal ", "node-full")]
    [InlineData("#!sim heal ", "all")]
    [InlineData("#!sim heal node-full ", "worker-1")]
    public void Proposals_fit_the_place(string cell, string proposal)
    {
        Run("#!sim fail node-full worker-1");
        Assert.Contains(_session.Completer.Complete(cell, cell.Length).Items.Select(item => item.Text), item => item.StartsWith(proposal, StringComparison.Ordinal));
    }

    [Fact]
    public void A_snapshot_has_its_faults()
    {
        Run("#!sim snapshot well\n#!sim fail crash deploy/web\n#!sim snapshot failing\n#!sim restore well");
        Assert.StartsWith("stdout: Nothing is failing.\n", Run("#!sim fail"), StringComparison.Ordinal);
        Run("#!sim restore failing");
        Assert.StartsWith("stdout: Failing now:\n  crash deploy/web --after 10s, for 0s: #!sim heal crash deploy/web ends it\n", Run("#!sim fail"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_has_every_kind()
    {
        var help = Run("#!help sim fail");
        foreach (var kind in FaultKind.All) Assert.Contains($"    {kind.Name} ", help, StringComparison.Ordinal);
    }

    private string Run(string cell) => CellText.Run(_session, cell);
}
