using System.Globalization;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary>The revisions of a Deployment: its ReplicaSets and their numbers.</summary>
/// <remarks>Source: kubectl pkg/util/deployment/deployment.go.</remarks>
internal static class Revisions
{
    /// <summary>The annotation that holds the number.</summary>
    public const string Annotation = "deployment.kubernetes.io/revision";

    /// <summary>The number of a Deployment or ReplicaSet; 0 when it has none.</summary>
    public static long Of(JsonObject json)
    {
        var text = json.TextAt("metadata", "annotations", Annotation);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
    }

    /// <summary>Refuses a negative revision on the command line.</summary>
    /// <exception cref="KubectlException">It is negative.</exception>
    public static void RefuseNegative(long revision)
    {
        if (revision < 0) throw new KubectlException($"revision must be a positive integer: {revision}");
    }

    /// <summary>The ReplicaSets that a Deployment controls, in the order of their names.</summary>
    public static IReadOnlyList<JsonObject> ReplicaSets(IApiClient client, JsonObject deployment)
    {
        var uid = deployment.TextAt("metadata", "uid");
        var list = client.List(
            ResourceCatalogue.ReplicaSets, deployment.TextAt("metadata", "namespace"), new Selection(SelectorText.Of(deployment)));
        return
        [
            .. list.ObjectsAt("items").Where(set => set.ObjectsAt("metadata", "ownerReferences")
                .Any(owner => owner.TrueAt("controller") && owner.TextAt("uid") == uid)),
        ];
    }
}
