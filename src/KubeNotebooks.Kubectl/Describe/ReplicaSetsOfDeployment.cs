using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>The ReplicaSets that a Deployment controls.</summary>
/// <param name="New">The one with the Deployment's present template; null when there is none yet.</param>
/// <param name="Old">The others, by age, then name.</param>
/// <remarks>Source: kubectl pkg/util/deployment/deployment.go, GetAllReplicaSetsInChunks, findNewReplicaSet.</remarks>
internal sealed record ReplicaSetsOfDeployment(V1ReplicaSet? New, IReadOnlyList<V1ReplicaSet> Old)
{
    private const string HashLabel = "pod-template-hash";

    /// <summary>Reads them from the cluster.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="deployment">The Deployment.</param>
    public static ReplicaSetsOfDeployment Read(DescribeContext context, V1Deployment deployment)
    {
        var template = WithoutHash(deployment.Spec.Template);
        var selection = new Selection(LabelSelector.Of(deployment.Spec.Selector).ToString());
        var uid = deployment.Metadata.Uid;
        var sets = context.List<V1ReplicaSet>(deployment.Metadata.NamespaceProperty, selection)
            .Where(set => set.Metadata.OwnerReferences?.Any(owner => owner.Controller == true && owner.Uid == uid) == true)
            .OrderBy(set => set.Metadata.CreationTimestamp)
            .ThenBy(set => set.Metadata.Name, StringComparer.Ordinal)
            .ToArray();
        var current = sets.FirstOrDefault(set => JsonNode.DeepEquals(WithoutHash(set.Spec.Template), template));
        return new ReplicaSetsOfDeployment(current, [.. sets.Where(set => !ReferenceEquals(set, current))]);
    }

    private static JsonObject WithoutHash(V1PodTemplateSpec template)
    {
        var json = KubernetesJson.ToJson(template);
        if (json["metadata"]?["labels"] is JsonObject labels)
        {
            labels.Remove(HashLabel);
            if (labels.Count == 0) json["metadata"]!.AsObject().Remove("labels");
        }

        return json;
    }
}
