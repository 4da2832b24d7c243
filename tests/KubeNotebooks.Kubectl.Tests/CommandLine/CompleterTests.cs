using KubeNotebooks.ControlPlane;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.CommandLine;

public sealed class CompleterTests
{
    private static readonly KubectlRunner Runner = new(new ClusterApiClient(Started()));

    [Theory] // words so far => what may follow
    [InlineData("ro", "rollout")]
    [InlineData("rollout re", "restart resume")]
    [InlineData("rollout status dep", "deployments")]
    [InlineData("rollout status deployment/w", "deployment/web deployment/wiki")]
    [InlineData("rollout status deployment w", "web wiki")]
    [InlineData("get deploy -n kube-p", "kube-public")]
    [InlineData("get deploy --namespace=kube-p", "--namespace=kube-public")]
    [InlineData("get deploy -o ya", "yaml")]
    [InlineData("apply -f web.yaml --dry-run=c", "--dry-run=client")]
    [InlineData("apply --prune-", "--prune-allowlist")]
    [InlineData("set im", "image")]
    [InlineData("cordon node-1", "")]
    [InlineData("exec ", "")]
    public void Words_that_may_follow_are_offered(string words, string expected) =>
        Assert.Equal(expected, string.Join(' ', Runner.Complete(words.Split(' ')).Select(one => one.Text)));

    private static Cluster Started()
    {
        var cluster = new Cluster(new ClusterOptions { Controllers = false });
        var runner = new KubectlRunner(new ClusterApiClient(cluster));
        foreach (var name in (string[])["web", "wiki", "shop"])
            runner.Run(new KubectlInvocation(["create", "deployment", name, "--image=nginx:1.27"]));
        return cluster;
    }
}
