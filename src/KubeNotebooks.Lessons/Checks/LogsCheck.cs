using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Relations;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>A container wrote something.</summary>
/// <param name="Of">A pod, or a Deployment: then any of its pods.</param>
/// <param name="Contain">The text.</param>
internal sealed record LogsCheck(Target Of, string Contain) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var wanted = Saying.Quote(Contain);
        var expected = LocalText.Of($"The logs of {Of} contain {wanted.English}.", $"{Of} のログに {wanted.Japanese} がある。");
        if (Of.Find(facts.Cluster) is not { } found) return Verdict.Without(Of, expected);
        var pods = found is V1Deployment deployment ? Pods(facts.Cluster, deployment) : [Of.Name];
        var wrote = pods.Any(pod => Read(facts.Cluster, pod)?.Contains(Contain, StringComparison.Ordinal) == true);
        return new Verdict(wrote, expected, wrote ? LocalText.Of($"They do.", $"あります。") : LocalText.Of($"They do not.", $"ありません。"));
    }

    private static IEnumerable<string> Pods(Cluster cluster, V1Deployment deployment) =>
        Ownership.PodsOf(cluster, deployment, Ownership.ReplicaSetsOf(cluster, deployment)).Select(pod => pod.Metadata.Name);

    private string? Read(Cluster cluster, string pod)
    {
        try
        {
            return cluster.Logs(Of.Namespace, pod);
        }
        catch (StatusException)
        {
            return null; // no container of it has started yet
        }
    }
}
