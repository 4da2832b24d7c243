using KubeNotebooks.ControlPlane;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.Get;

public class WatchTests
{
    private readonly Cluster _cluster = new(new ClusterOptions { Nodes = 2, CachedImages = ["nginx:1.16"] });

    private KubectlRunner Kubectl => new(new ClusterApiClient(_cluster));

    [Fact]
    public void A_watch_shows_each_change_with_one_header_until_nothing_changes_any_more()
    {
        Apply();

        var result = Run("get", "deploy", "-w");

        var lines = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("NAME   READY   UP-TO-DATE   AVAILABLE   AGE", lines[0]);
        Assert.StartsWith("web    0/2     0            0           0s", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("web    2/2     2            2  ", lines[^1], StringComparison.Ordinal);
        Assert.Single(lines, line => line.StartsWith("NAME", StringComparison.Ordinal));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("watch ended: nothing changed for 60 simulated seconds (--request-timeout sets another end)\n", result.StandardError);
    }

    [Fact]
    public void A_watch_with_a_time_limit_ends_silently_when_it_has_passed()
    {
        var start = _cluster.Now;

        var result = Run("get", "pods", "-w", "--request-timeout=3s");

        Assert.Equal(("", "", 0), (result.StandardOutput, result.StandardError, result.ExitCode));
        Assert.Equal(TimeSpan.FromSeconds(3), _cluster.Now - start);
    }

    [Fact]
    public void Only_changes_and_their_kinds_can_be_shown()
    {
        Apply();

        var lines = Run("get", "pods", "--watch-only", "--output-watch-events", "--request-timeout=20s").StandardOutput
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Matches("^EVENT      NAME +READY   STATUS", lines[0]);
        Assert.Matches("^ADDED      web-[0-9a-z]+-[0-9a-z]{5}   0/1     Pending", lines[1]);
        Assert.Matches("^MODIFIED   web-[0-9a-z]+-[0-9a-z]{5}   1/1     Running", lines[^1]);
    }

    [Fact]
    public void A_watch_that_is_interrupted_ends_at_once()
    {
        var start = _cluster.Now;

        var result = Kubectl.Run(new KubectlInvocation(["get", "pods", "-w"])
        {
            Interrupted = () => _cluster.Now - start > TimeSpan.FromSeconds(5),
        });

        Assert.Equal(130, result.ExitCode);
        Assert.InRange(_cluster.Now - start, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Whole_objects_can_be_watched_too()
    {
        Apply();

        var result = Run("get", "deploy", "web", "-w", "-o", "jsonpath={.status.readyReplicas}|", "--request-timeout=20s");

        Assert.EndsWith("2|", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("", result.StandardError);
    }

    private KubectlResult Run(params string[] words) => Kubectl.Run(new KubectlInvocation([.. words]));

    private void Apply()
    {
        var result = Kubectl.Run(new KubectlInvocation(["create", "-f", "-"])
        {
            StandardInput = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: nginx, image: "nginx:1.16"}]}
                """,
        });
        Assert.Equal("deployment.apps/web created\n", result.StandardOutput);
    }
}
