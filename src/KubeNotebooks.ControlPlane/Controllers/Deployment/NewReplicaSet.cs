using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>The ReplicaSet of a Deployment's current template: how it is made, and how large it is next.</summary>
/// <remarks>
/// Source: kubernetes pkg/controller/deployment/sync.go, getNewReplicaSet;
/// pkg/controller/deployment/util/deployment_util.go, NewRSNewReplicas.
/// </remarks>
internal static class NewReplicaSet
{
    /// <summary>How many pods the new ReplicaSet shall want next in a rollout.</summary>
    /// <param name="seen">With the new ReplicaSet or, before it is made, without.</param>
    public static int NextSize(DeploymentView seen)
    {
        var current = seen.New is null ? 0 : DeploymentView.Wanted(seen.New);
        if (!seen.IsRollingUpdate || current >= seen.Replicas) return seen.Replicas;
        return NextSize(seen.Limits, seen.TotalReplicas, current);
    }

    /// <summary>The same from the bare numbers.</summary>
    /// <param name="limits">The rollout's limits.</param>
    /// <param name="total">How many pods all ReplicaSets want together, the new one's included.</param>
    /// <param name="current">How many of them the new one wants; fewer than the Deployment's replicas.</param>
    internal static int NextSize(RolloutLimits limits, int total, int current) => total >= limits.MaxTotal
        ? current
        : current + Math.Min(limits.MaxTotal - total, limits.Replicas - current);

    /// <summary>Makes the ReplicaSet.</summary>
    /// <param name="seen">Without a new ReplicaSet.</param>
    /// <param name="hash">The template's hash.</param>
    public static V1ReplicaSet Build(DeploymentView seen, string hash)
    {
        var deployment = seen.Deployment;
        var template = deployment.Spec.Template;
        var labels = WithHash(template.Metadata?.Labels, hash);
        var revision = RevisionRules.NextRevision(seen.Old);
        var annotations = RevisionRules.Copied(deployment, null);
        annotations[DeploymentAnnotations.Revision] = revision.ToString(CultureInfo.InvariantCulture);
        SetSizes(annotations, seen.Limits);
        return new V1ReplicaSet
        {
            ApiVersion = ResourceCatalogue.ReplicaSets.ApiVersion,
            Kind = ResourceCatalogue.ReplicaSets.Kind,
            Metadata = new V1ObjectMeta
            {
                Name = $"{deployment.Metadata.Name}-{hash}",
                NamespaceProperty = deployment.Metadata.NamespaceProperty,
                Labels = labels,
                Annotations = annotations,
                OwnerReferences = [OwnerReferences.To(deployment)],
            },
            Spec = new V1ReplicaSetSpec
            {
                Replicas = NextSize(seen),
                MinReadySeconds = deployment.Spec.MinReadySeconds,
                Selector = new V1LabelSelector
                {
                    MatchLabels = WithHash(deployment.Spec.Selector.MatchLabels, hash),
                    MatchExpressions = deployment.Spec.Selector.MatchExpressions,
                },
                Template = template with { Metadata = (template.Metadata ?? new V1ObjectMeta()) with { Labels = labels } },
            },
        };
    }

    /// <summary>A ReplicaSet with another size, and with the two annotations that remember the Deployment's sizes.</summary>
    public static V1ReplicaSet Resized(V1ReplicaSet replicaSet, int size, RolloutLimits limits)
    {
        var annotations = new Dictionary<string, string>(replicaSet.Metadata.Annotations ?? new Dictionary<string, string>());
        SetSizes(annotations, limits);
        return replicaSet with
        {
            Metadata = replicaSet.Metadata with { Annotations = annotations },
            Spec = replicaSet.Spec with { Replicas = size },
        };
    }

    /// <summary>Whether the two annotations that remember the Deployment's sizes are right.</summary>
    public static bool SizesAreNoted(V1ReplicaSet replicaSet, RolloutLimits limits) =>
        Annotated(replicaSet, DeploymentAnnotations.DesiredReplicas) == limits.Replicas
        && Annotated(replicaSet, DeploymentAnnotations.MaxReplicas) == limits.MaxTotal;

    /// <summary>The number in an annotation; null when it is missing or no number.</summary>
    public static int? Annotated(V1ReplicaSet replicaSet, string key) =>
        replicaSet.Metadata.Annotations is { } annotations && annotations.TryGetValue(key, out var text)
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void SetSizes(Dictionary<string, string> annotations, RolloutLimits limits)
    {
        annotations[DeploymentAnnotations.DesiredReplicas] = limits.Replicas.ToString(CultureInfo.InvariantCulture);
        annotations[DeploymentAnnotations.MaxReplicas] = limits.MaxTotal.ToString(CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, string> WithHash(IDictionary<string, string>? labels, string hash) =>
        new(labels ?? new Dictionary<string, string>()) { [DeploymentAnnotations.PodTemplateHashLabel] = hash };
}
