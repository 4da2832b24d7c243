using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Faults;

public class NodeFaultTests
{
    [Theory] // minor version, seconds for which a silent node is believed
    [InlineData(32, 50)]
    [InlineData(17, 40)]
    public void A_silent_node_is_noticed_after_its_grace_and_its_pods_count_as_not_ready(int minor, int grace)
    {
        var cluster = Begin(minor, replicas: 3);
        cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node("worker-2"));
        cluster.Run(TimeSpan.FromSeconds(grace - 10));
        Assert.All(Ready(cluster), ready => Assert.Equal("True", ready.Status));
        var downAt = cluster.Now - TimeSpan.FromSeconds(grace - 10);
        Assert.True(cluster.RunUntil(() => Ready(cluster)[1].Status == "Unknown", TimeSpan.FromSeconds(16)));
        Assert.InRange((cluster.Now - downAt).TotalSeconds, grace - 10, grace + 5.1);
        cluster.Run(TimeSpan.FromSeconds(1));

        Assert.Equal(("Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status."), (Ready(cluster)[1].Status, Ready(cluster)[1].Reason, Ready(cluster)[1].Message));
        Assert.All(FaultStory.NodeOf(cluster, "worker-2").Status.Conditions, condition => Assert.Equal("Unknown", condition.Status));
        Assert.Equal(["node.kubernetes.io/unreachable:NoExecute", "node.kubernetes.io/unreachable:NoSchedule"], Taints(cluster, "worker-2").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["node-controller: Normal NodeNotReady Node worker-2 status is now: NodeNotReady", "node-controller: Warning NodeNotReady Node is not ready"],
            FaultStory.Events(cluster, "NodeNotReady"));
        Assert.Equal(["worker-1: 1/1 Running 0, Ready True", "worker-2: 1/1 Running 0, Ready False", "worker-3: 1/1 Running 0, Ready True"], FaultStory.Pods(cluster));
        Assert.Equal(2, cluster.Deployments[0].Status.AvailableReplicas);
    }

    [Fact]
    public void After_five_minutes_its_pods_are_replaced_elsewhere_and_end_only_when_the_node_is_back()
    {
        var cluster = Begin(32, replicas: 3);
        var fault = cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node("worker-2"));
        Assert.True(cluster.RunUntil(() => Taints(cluster, "worker-2").Contains("node.kubernetes.io/unreachable:NoExecute"), TimeSpan.FromSeconds(60)));
        cluster.Run(TimeSpan.FromSeconds(299));
        Assert.Equal(3, cluster.Pods.Count);
        cluster.Run(TimeSpan.FromSeconds(10));

        var pods = cluster.Pods.OrderBy(pod => pod.Metadata.DeletionTimestamp is null).ToList();
        Assert.Equal(4, pods.Count);
        Assert.Equal(("worker-2", "1/1 Terminating 0"), (pods[0].Spec.NodeName, PodStory.Row(pods[0])));
        Assert.All(pods.Skip(1), pod => Assert.NotEqual("worker-2", pod.Spec.NodeName));
        var target = pods[0].Status.Conditions.Single(one => one.Type == "DisruptionTarget");
        Assert.Equal(("True", "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint"), (target.Status, target.Reason, target.Message));
        Assert.Equal([$"taint-eviction-controller: Normal TaintManagerEviction Marking for deletion Pod default/{pods[0].Metadata.Name}"], FaultStory.Events(cluster, "TaintManagerEviction"));
        cluster.Run(TimeSpan.FromMinutes(10));
        Assert.Equal(4, cluster.Pods.Count);

        cluster.Faults.Heal(fault);
        cluster.Run(TimeSpan.FromSeconds(30));
        Assert.Equal(3, cluster.Pods.Count);
        Assert.Empty(Taints(cluster, "worker-2"));
        Assert.All(FaultStory.NodeOf(cluster, "worker-2").Status.Conditions, condition => Assert.Equal(condition.Type == "Ready" ? "True" : "False", condition.Status));
        Assert.Equal(
            ["NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID", "NodeReady"],
            FaultStory.Events(cluster, "NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID", "NodeReady").Select(one => one.Split(' ')[2]));
        Assert.Single(FaultStory.Events(cluster, "Killing"));
    }

    [Fact]
    public void A_node_that_comes_back_in_time_keeps_its_pods()
    {
        var cluster = Begin(32, replicas: 3);
        var before = cluster.Pods.Select(pod => pod.Metadata.Name).ToList();
        var fault = cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node("worker-2"));
        cluster.Run(TimeSpan.FromMinutes(3));
        cluster.Faults.Heal(fault);
        cluster.Run(TimeSpan.FromSeconds(20));

        Assert.Equal(["worker-1: 1/1 Running 0, Ready True", "worker-2: 1/1 Running 0, Ready True", "worker-3: 1/1 Running 0, Ready True"], FaultStory.Pods(cluster));
        Assert.Equal(3, cluster.Deployments[0].Status.AvailableReplicas);
        Assert.Matches("^taint-eviction-controller: Normal TaintManagerEviction Cancelling deletion of Pod default/web-[a-z0-9-]+$", Assert.Single(FaultStory.Events(cluster, "TaintManagerEviction")));
        cluster.Run(TimeSpan.FromMinutes(10));
        Assert.Equal(before, cluster.Pods.Select(pod => pod.Metadata.Name));
    }

    [Fact]
    public void A_silence_that_nobody_noticed_leaves_no_mark()
    {
        var cluster = Begin(32, replicas: 3);
        var fault = cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node("worker-2"));
        cluster.Run(TimeSpan.FromSeconds(30));
        cluster.Faults.Heal(fault);
        var version = FaultStory.NodeOf(cluster, "worker-2").Metadata.ResourceVersion;
        cluster.Run(TimeSpan.FromMinutes(2));

        Assert.Equal(version, FaultStory.NodeOf(cluster, "worker-2").Metadata.ResourceVersion);
        Assert.Empty(FaultStory.Events(cluster, "NodeNotReady", "NodeReady", "TaintManagerEviction"));
    }

    [Fact]
    public void When_no_node_answers_nobody_is_evicted_until_one_does()
    {
        var cluster = Begin(32, replicas: 2, nodes: 2);
        var faults = new[] { "worker-1", "worker-2" }.Select(name => cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node(name))).ToList();
        cluster.Run(TimeSpan.FromMinutes(10));
        Assert.All(cluster.Nodes, node => Assert.Equal(["node.kubernetes.io/unreachable:NoSchedule"], Taints(cluster, node.Metadata.Name)));
        Assert.All(cluster.Pods, pod => Assert.Null(pod.Metadata.DeletionTimestamp));

        cluster.Faults.Heal(faults[0]);
        cluster.Run(TimeSpan.FromSeconds(40));
        Assert.Empty(Taints(cluster, "worker-1"));
        Assert.Equal(2, Taints(cluster, "worker-2").Count);
        cluster.Run(TimeSpan.FromSeconds(310));
        Assert.Equal(["worker-1", "worker-1", "worker-2"], cluster.Pods.Select(pod => pod.Spec.NodeName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_log_of_a_pod_on_a_silent_node_cannot_be_read()
    {
        var cluster = Begin(32, replicas: 3);
        cluster.Faults.Fail(FaultKind.NodeDown, FaultStory.Node("worker-2"));
        cluster.Run(TimeSpan.FromSeconds(1));
        var pod = cluster.Pods.Single(one => one.Spec.NodeName == "worker-2");

        Assert.Equal($"Get \"https://172.18.0.3:10250/containerLogs/default/{pod.Metadata.Name}/web\": dial tcp 172.18.0.3:10250: connect: no route to host",
            Assert.Throws<StatusException>(() => cluster.Logs("default", pod.Metadata.Name)).Message);
    }

    [Theory] // whether the pods ask for resources => the scheduler's message
    [InlineData(true, "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 Too many pods. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.")]
    [InlineData(false, "0/1 nodes are available: 1 Too many pods. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.")]
    public void A_full_node_takes_no_pod_until_it_is_healed(bool asks, string message)
    {
        var cluster = Begin(32, replicas: 2, nodes: 1, asks);
        var before = FaultStory.NodeOf(cluster, "worker-1").Status.Allocatable;
        var fault = cluster.Faults.Fail(FaultKind.NodeFull, FaultStory.Node("worker-1"));
        cluster.Run(TimeSpan.FromSeconds(1));
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = web.Spec with { Replicas = 3 } }, "kubectl");
        cluster.Run(TimeSpan.FromSeconds(30));

        var pending = cluster.Pods.Single(pod => pod.Status.Phase == "Pending");
        Assert.Equal(message, pending.Status.Conditions.Single(one => one.Type == "PodScheduled").Message);
        Assert.Equal(2, cluster.Pods.Count(pod => pod.Status.Phase == "Running"));
        cluster.Faults.Heal(fault);
        cluster.Run(TimeSpan.FromSeconds(30));
        Assert.Equal(3, cluster.Deployments[0].Status.AvailableReplicas);
        Assert.True(SemanticEquality.Same(before, FaultStory.NodeOf(cluster, "worker-1").Status.Allocatable));
    }

    private static Cluster Begin(int minor, int replicas, int nodes = 3, bool asks = false)
    {
        var cluster = new PodStory(KubernetesVersion.Parse($"1.{minor}"), nodes: nodes, cached: "nginx:1.17").Cluster;
        cluster.ApiServer.Create(FaultStory.Web(replicas, spec => !asks ? spec : spec with
        {
            Containers =
            [
                spec.Containers[0] with
                {
                    Resources = new V1ResourceRequirements { Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("250m"), ["memory"] = new("64Mi") } },
                },
            ],
        }), "kubectl");
        cluster.Run(TimeSpan.FromSeconds(20));
        return cluster;
    }

    private static List<V1NodeCondition> Ready(Cluster cluster) => [.. cluster.Nodes.Select(node => node.Status.Conditions.Single(one => one.Type == "Ready"))];

    private static List<string> Taints(Cluster cluster, string node) => [.. (FaultStory.NodeOf(cluster, node).Spec.Taints ?? []).Select(taint => $"{taint.Key}:{taint.Effect}")];
}
