using System.Collections.Immutable;
using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Previews;

/// <summary>What <c>kubectl rollout undo</c> would change.</summary>
/// <param name="Before">The Deployment as it is.</param>
/// <param name="After">The Deployment as the command would leave it.</param>
/// <param name="From">The present revision; null when the controller has not made it yet.</param>
/// <param name="To">The revision whose pod template would come back.</param>
/// <remarks>
/// Simulated: the command runs on a fork of the cluster; the cluster itself is not touched, and its chance draws nothing.
/// </remarks>
public sealed record UndoPreview(V1Deployment Before, V1Deployment After, Revision? From, Revision To)
{
    /// <summary>The number that the revision would get: one more than the highest.</summary>
    public long NextNumber { get; private init; }

    /// <summary>The pods that would be replaced, by name.</summary>
    public ImmutableArray<V1Pod> Replaced { get; private init; } = [];

    /// <summary>The images that the new pods need, each with the nodes on which it lies already.</summary>
    public ImmutableArray<(string Image, ImmutableArray<string> Nodes)> Images { get; private init; } = [];

    /// <summary>How many nodes there are.</summary>
    public int NodeCount { get; private init; }

    /// <summary>Looks ahead.</summary>
    /// <param name="cluster">The cluster; it is not changed.</param>
    /// <param name="deployment">A Deployment in it.</param>
    /// <param name="toRevision">The revision to go back to; 0: the one before the present one.</param>
    /// <param name="result">What the command says.</param>
    /// <returns>Null when the command fails or would change nothing.</returns>
    public static UndoPreview? Of(Cluster cluster, V1Deployment deployment, long toRevision, out KubectlResult result)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(deployment);
        var (ns, name) = (deployment.Metadata.NamespaceProperty, deployment.Metadata.Name);
        var fork = cluster.Fork();
        result = new KubectlRunner(new ClusterApiClient(fork)).Run(new KubectlInvocation(
        [
            "rollout", "undo", "deployment", name, "-n", ns,
            string.Create(CultureInfo.InvariantCulture, $"--to-revision={toRevision}"),
        ]));
        var after = fork.ApiServer.TryGet<V1Deployment>(ns, name);
        if (result.ExitCode != 0 || after is null || after.Metadata.ResourceVersion == deployment.Metadata.ResourceVersion) return null;
        var revisions = Revisions.Of(cluster, deployment);
        var to = revisions.First(one => Revisions.Of(cluster, after, one.ReplicaSet).IsCurrent);
        return new UndoPreview(deployment, after, revisions.FirstOrDefault(one => one.IsCurrent), to)
        {
            NextNumber = revisions.Max(one => one.Number) + 1,
            Replaced =
            [
                .. Ownership.PodsOf(cluster, deployment, revisions.Where(one => one != to).Select(one => one.ReplicaSet))
                    .Where(pod => pod.Metadata.DeletionTimestamp is null),
            ],
            Images = [.. to.Images.Distinct(StringComparer.Ordinal).Select(image => (image, cluster.NodesWithImage(image).ToImmutableArray()))],
            NodeCount = cluster.ApiServer.List<V1Node>().Count,
        };
    }
}
