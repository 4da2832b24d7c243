using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Tests.Recorded;

/// <summary>Source: kubectl pkg/describe/describe.go of v0.16 and v0.17: what was otherwise then.</summary>
public partial class OlderReleaseTests
{
    private readonly RecordedCluster _cluster = new(KubernetesVersion.V1_17);

    [Fact]
    public void A_deployment_shows_what_was_last_applied_and_only_old_sets_that_want_pods() => AssertLines(
        "describe deploy web",
        shown:
        [
            "kubectl.kubernetes.io/last-applied-configuration: {}", "OldReplicaSets: <none>",
            "NewReplicaSet: web-abc (2/3 replicas created)",
        ],
        hidden: ["Node-Selectors: disk=ssd", "Topology Spread Constraints: host:ScheduleAnyway when max skew 2 is exceeded"]);

    [Fact]
    public void A_pod_lacks_the_lines_that_came_later() => AssertLines(
        "describe pod p1",
        shown: ["Priority Class Name: high", "Node: n1/10.0.0.1", "Tolerations: ", "b:NoExecute for 30s", "k=v:NoSchedule"],
        hidden: ["Service Account: builder", "Runtime Class Name: rc", "SeccompProfile: RuntimeDefault", "SeccompProfile: Localhost"]);

    [Fact]
    public void A_pod_that_ended_while_it_was_deleted_is_terminating() => AssertLines(
        "describe pod p4", shown: ["Status: Terminating (lasts 23h)", "Termination Grace Period: 30s"], hidden: ["Status: Failed"]);

    [Fact]
    public void Events_name_the_host_and_know_no_series() => AssertLines(
        "describe pod p1",
        shown: ["Normal R 6y329d kubelet, n1 multi", "Normal R <unknown> m"],
        hidden: ["Normal R 6y329d default-scheduler m"]);

    [Fact]
    public void A_service_has_one_address_and_the_endpoints_of_its_endpoints_object() => AssertLines(
        "describe svc two",
        shown: ["IP: 10.0.0.8", "Endpoints:"],
        hidden: ["IPs: 10.0.0.8", "IP Families: <none>", "Internal Traffic Policy: Cluster"]);

    [Fact]
    public void A_load_balancers_wish_is_a_second_address() => AssertLines(
        "describe svc lb", shown: ["IP: 10.0.0.9", "IP: 9.9.9.9", "Endpoints: <none>"], hidden: ["Desired LoadBalancer IP: 9.9.9.9"]);

    [Fact]
    public void A_config_map_has_no_binary_data() => AssertLines(
        "describe cm cm", shown: ["file:", "l1", "l2", "Events: <none>"], hidden: ["BinaryData"]);

    [Fact]
    public void A_nodes_pods_have_an_AGE_and_huge_pages_no_row() => AssertLines(
        "describe node n1",
        shown: ["Namespace Name CPU Requests CPU Limits Memory Requests Memory Limits AGE"],
        hidden: ["hugepages-2Mi 0 (0%) 0 (0%)"]);

    [Fact]
    public void Describing_nothing_says_nothing() => Assert.Equal("", _cluster.Run("describe pods -n nix"));

    [Theory] // release => the age of an event that has only an eventTime
    [InlineData("1.16", "<unknown>")]
    [InlineData("1.32", "6y329d")]
    public void Whether_the_time_of_a_scheduling_is_known_depends_on_the_release(string release, string age)
    {
        var line = new RecordedCluster(KubernetesVersion.Parse(release)).Run("get events --field-selector metadata.name=e2 --no-headers");

        Assert.StartsWith(age + " ", line, StringComparison.Ordinal);
    }

    private void AssertLines(string command, string[] shown, string[] hidden)
    {
        var lines = _cluster.Run(command).Split('\n').Select(line => Spaces().Replace(line.Trim(), " ")).ToArray();
        Assert.All(shown, text => Assert.Contains(lines, line => line.EndsWith(text.Trim(), StringComparison.Ordinal)));
        Assert.All(hidden, text => Assert.DoesNotContain(text, lines));
    }

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
