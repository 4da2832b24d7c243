using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Tests.Recorded;

public class RecordedTests
{
    private const string Prompt = "$ kubectl ";

    [Fact]
    public void Kubectl_reads_a_cluster_as_the_real_one_did()
    {
        var cluster = new RecordedCluster(KubernetesVersion.V1_32);
        var recorded = File.ReadAllText(RecordedCluster.PathOf("kubectl-1.32.txt"));

        var actual = recorded.Split('\n')[0] + "\n";
        foreach (var line in recorded.Split('\n').Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)))
            actual += $"{line}\n{cluster.Run(line[Prompt.Length..])}";

        Assert.Equal(recorded, actual);
    }
}
