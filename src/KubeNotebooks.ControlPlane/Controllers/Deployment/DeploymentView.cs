using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>What a pass over a Deployment sees: the Deployment and its ReplicaSets, told apart.</summary>
/// <param name="Deployment">As the cache shows it.</param>
/// <param name="New">The ReplicaSet of the Deployment's current template; null when there is none yet.</param>
/// <param name="Old">All others, oldest first, those without pods too.</param>
internal sealed record DeploymentView(V1Deployment Deployment, V1ReplicaSet? New, ImmutableArray<V1ReplicaSet> Old)
{
    /// <summary>Between which numbers of pods the rollout has to stay.</summary>
    public RolloutLimits Limits { get; } = RolloutLimits.Of(Deployment);

    /// <summary>How many pods the Deployment wants.</summary>
    public int Replicas => Limits.Replicas;

    /// <summary>Whether old pods are replaced step by step.</summary>
    public bool IsRollingUpdate => Deployment.Spec.Strategy?.Type == "RollingUpdate";

    /// <summary>The old ReplicaSets, then the new one if it is there.</summary>
    public ImmutableArray<V1ReplicaSet> All => New is null ? Old : Old.Add(New);

    /// <summary>The old ReplicaSets that want pods, oldest first.</summary>
    public ImmutableArray<V1ReplicaSet> ActiveOld => [.. Old.Where(IsActive)];

    /// <summary>How many pods all ReplicaSets want together.</summary>
    public int TotalReplicas => Sum(Old, Wanted) + (New is null ? 0 : Wanted(New));

    /// <summary>Tells the new ReplicaSet from the old ones.</summary>
    /// <param name="deployment">The Deployment.</param>
    /// <param name="owned">The ReplicaSets that it controls, in any order.</param>
    /// <remarks>Source: kubernetes pkg/controller/deployment/util/deployment_util.go, FindNewReplicaSet and FindOldReplicaSets.</remarks>
    public static DeploymentView Of(V1Deployment deployment, IEnumerable<V1ReplicaSet> owned)
    {
        var byAge = owned.ToList();
        byAge.Sort(OldestFirst);
        var at = byAge.FindIndex(one => SameTemplate(one.Spec.Template, deployment.Spec.Template));
        if (at < 0) return new DeploymentView(deployment, null, [.. byAge]);
        var newest = byAge[at];
        byAge.RemoveAt(at);
        return new DeploymentView(deployment, newest, [.. byAge]);
    }

    /// <summary>How many pods a ReplicaSet wants.</summary>
    public static int Wanted(V1ReplicaSet replicaSet) => replicaSet.Spec.Replicas ?? 1;

    /// <summary>How many available pods a ReplicaSet reports.</summary>
    public static int Available(V1ReplicaSet replicaSet) => replicaSet.Status?.AvailableReplicas ?? 0;

    /// <summary>Whether a ReplicaSet wants any pods.</summary>
    public static bool IsActive(V1ReplicaSet replicaSet) => Wanted(replicaSet) > 0;

    /// <summary>Orders by age, then by name.</summary>
    public static int OldestFirst(V1ReplicaSet x, V1ReplicaSet y)
    {
        var byAge = Nullable.Compare(x.Metadata.CreationTimestamp, y.Metadata.CreationTimestamp);
        return byAge != 0 ? byAge : string.CompareOrdinal(x.Metadata.Name, y.Metadata.Name);
    }

    /// <summary>Whether two templates make the same pods; the label with the hash does not count.</summary>
    /// <remarks>Source: kubernetes pkg/controller/deployment/util/deployment_util.go, EqualIgnoreHash.</remarks>
    public static bool SameTemplate(V1PodTemplateSpec left, V1PodTemplateSpec right) =>
        SemanticEquality.Same(left.Spec, right.Spec)
        && SemanticEquality.Same(WithoutHash(left.Metadata), WithoutHash(right.Metadata));

    internal static int Sum(ImmutableArray<V1ReplicaSet> replicaSets, Func<V1ReplicaSet, int> number)
    {
        var sum = 0;
        foreach (var one in replicaSets) sum += number(one);
        return sum;
    }

    private static V1ObjectMeta WithoutHash(V1ObjectMeta? metadata)
    {
        if (metadata is null) return new V1ObjectMeta();
        if (metadata.Labels?.ContainsKey(DeploymentAnnotations.PodTemplateHashLabel) != true) return metadata;
        var labels = new Dictionary<string, string>(metadata.Labels);
        labels.Remove(DeploymentAnnotations.PodTemplateHashLabel);
        return metadata with { Labels = labels };
    }
}
