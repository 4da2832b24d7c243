using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Logs;

/// <summary>Chooses the pod and the container whose output is shown.</summary>
/// <remarks>Source: kubectl pkg/polymorphichelpers/logsforobject.go; pkg/util/podutils, ByLogging; pkg/cmd/util/podcmd.</remarks>
internal static class LogPods
{
    private const string DefaultContainer = "kubectl.kubernetes.io/default-container";

    /// <summary>The best pod of an object that has pods: assigned, running, ready, and ready for the longest time.</summary>
    /// <exception cref="KubectlException">The kind has no pods, or there is none.</exception>
    public static JsonObject Choose(CommandContext context, ResourceInfo info)
    {
        if (info.Type.Kind is not ("Deployment" or "ReplicaSet" or "Service"))
        {
            var goType = $"*{info.Type.Version}.{info.Type.Kind}";
            throw new KubectlException($"cannot get the logs from {goType}: selector for {goType} not implemented");
        }
        var selector = SelectorText.Of(info.Object!);
        if (selector.Length == 0 && info.Type.Kind == "Service")
        {
            throw new KubectlException(
                $"cannot get the logs from *v1.Service: invalid service '{info.Name}': Service is defined without a selector");
        }
        JsonObject[] pods =
        [
            .. context.Client.List(ResourceCatalogue.Pods, info.Namespace, new Selection(selector)).ObjectsAt("items")
                .OrderBy(pod => pod.TextAt("spec", "nodeName") is null)
                .ThenBy(PhaseRank)
                .ThenBy(pod => ReadySince(pod) is null)
                .ThenBy(ReadySince, StringComparer.Ordinal)
                .ThenByDescending(Restarts)
                .ThenBy(pod => pod.TextAt("metadata", "creationTimestamp"), StringComparer.Ordinal),
        ];
        if (pods.Length == 0) throw new KubectlException("timed out waiting for the condition");
        if (pods.Length > 1) context.ErrorLine($"Found {pods.Length} pods, using pod/{pods[0].TextAt("metadata", "name")}");
        return pods[0];
    }

    /// <summary>The containers of a pod: initial ones, then the usual ones, then ephemeral ones.</summary>
    public static IEnumerable<(string Name, string Kind)> Containers(JsonObject pod) =>
        Named(pod, "initContainers", " (init)").Concat(Named(pod, "containers", "")).Concat(Named(pod, "ephemeralContainers", " (ephem)"));

    /// <summary>The container to show.</summary>
    /// <param name="context">The command.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="wanted">What the command line names; empty: the default one.</param>
    /// <exception cref="KubectlException">The pod has no such container.</exception>
    public static string Container(CommandContext context, JsonObject pod, string wanted)
    {
        var name = pod.TextAt("metadata", "name");
        if (wanted.Length == 0) wanted = Preferred(context, pod) ?? First(context, pod);
        return Containers(pod).Any(one => one.Name == wanted)
            ? wanted
            : throw new KubectlException($"container {wanted} is not valid for pod {name}");
    }

    private static string? Preferred(CommandContext context, JsonObject pod)
    {
        if (pod.TextAt("metadata", "annotations", DefaultContainer) is not { Length: > 0 } preferred) return null;
        if (Containers(pod).Any(one => one.Name == preferred)) return preferred;
        context.ErrorLine($"Default container name \"{preferred}\" not found in pod {pod.TextAt("metadata", "name")}");
        return null;
    }

    private static string First(CommandContext context, JsonObject pod)
    {
        string[] usual = [.. Named(pod, "containers", "").Select(one => one.Name)];
        if (Containers(pod).Count() == 1) return usual[0];
        if (!context.Version.AtLeast(20))
        {
            if (usual.Length == 1) return usual[0];
            string[] initial = [.. Named(pod, "initContainers", "").Select(one => one.Name)];
            throw new KubectlException(
                $"a container name must be specified for pod {pod.TextAt("metadata", "name")}, choose one of: [{string.Join(' ', usual)}]"
                + (initial.Length > 0 ? $" or one of the init containers: [{string.Join(' ', initial)}]" : ""));
        }
        var all = Named(pod, "containers", "")
            .Concat(Named(pod, "ephemeralContainers", " (ephem)"))
            .Concat(Named(pod, "initContainers", " (init)"));
        context.ErrorLine($"Defaulted container \"{usual[0]}\" out of: {string.Join(", ", all.Select(one => one.Name + one.Kind))}");
        return usual[0];
    }

    private static IEnumerable<(string Name, string Kind)> Named(JsonObject pod, string list, string kind) =>
        pod.ObjectsAt("spec", list).Select(container => (container.TextAt("name")!, kind));

    private static int PhaseRank(JsonObject pod) => pod.TextAt("status", "phase") switch { "Unknown" => 1, "Pending" => 2, _ => 0 };

    private static string? ReadySince(JsonObject pod) => pod.ObjectsAt("status", "conditions")
        .FirstOrDefault(one => one.TextAt("type") == "Ready" && one.TextAt("status") == "True").TextAt("lastTransitionTime");

    private static long Restarts(JsonObject pod) =>
        pod.ObjectsAt("status", "containerStatuses").Select(one => one.NumberAt("restartCount") ?? 0).DefaultIfEmpty().Max();
}
