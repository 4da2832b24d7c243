using System.Runtime.CompilerServices;
using k8s.Models;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Api.Admission;

/// <summary>What the API server adds to a new pod that the user did not ask for.</summary>
/// <remarks>
/// Source: kubernetes plugin/pkg/admission/{serviceaccount,priority,defaulttolerationseconds}/admission.go;
/// pkg/registry/core/pod/strategy.go, PrepareForCreate.
/// </remarks>
public static class PodAdmission
{
    private const string TolerationSecondsFor = "NoExecute";

    private static readonly V1Toleration NotReady = FiveMinutesOf("node.kubernetes.io/not-ready");
    private static readonly V1Toleration Unreachable = FiveMinutesOf("node.kubernetes.io/unreachable");

    // What can be said of a spec alone is found out once for all the pods that share it.
    // This remembers the outcome of a pure function of immutable values; it can change no result.
    private static readonly ConditionalWeakTable<V1PodSpec, Prepared> Known = [];

    /// <summary>A new pod as it is stored.</summary>
    /// <param name="pod">The pod, with its defaults, namespace and name.</param>
    /// <param name="random">Where the name of its token volume comes from.</param>
    /// <param name="version">The release.</param>
    /// <exception cref="StatusException">There is no such priority class.</exception>
    public static V1Pod Admit(V1Pod pod, RandomStream random, KubernetesVersion version)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(version);
        if (!Known.TryGetValue(pod.Spec, out var prepared) || prepared.Minor != version.Minor)
        {
            prepared = Prepare(pod, version);
            Known.AddOrUpdate(pod.Spec, prepared);
        }

        var spec = prepared.NeedsToken ? TokenVolume.AddTo(prepared.Spec, pod.Metadata.NamespaceProperty, random, version) : prepared.Spec;
        return pod with { Spec = spec, Status = prepared.Status };
    }

    private static Prepared Prepare(V1Pod pod, KubernetesVersion version)
    {
        var spec = pod.Spec;
        var account = string.IsNullOrEmpty(spec.ServiceAccountName) ? "default" : spec.ServiceAccountName;
        spec = spec with
        {
            ServiceAccountName = account,
            ServiceAccount = account,
            Tolerations = Tolerations(spec.Tolerations),
            Priority = Priority(pod),
            PreemptionPolicy = spec.PreemptionPolicy ?? (version.AtLeast(19) ? "PreemptLowerPriority" : null),
        };
        var needsToken = spec.AutomountServiceAccountToken != false && TokenVolume.IsMissing(spec);
        return new Prepared(version.Minor, spec, needsToken, new V1PodStatus { Phase = "Pending", QosClass = PodQos.ClassOf(spec) });
    }

    private static IList<V1Toleration>? Tolerations(IList<V1Toleration>? given)
    {
        var (notReady, unreachable) = (false, false);
        foreach (var toleration in given ?? [])
        {
            if (!string.IsNullOrEmpty(toleration.Effect) && toleration.Effect != TolerationSecondsFor) continue;
            notReady |= string.IsNullOrEmpty(toleration.Key) || toleration.Key == NotReady.Key;
            unreachable |= string.IsNullOrEmpty(toleration.Key) || toleration.Key == Unreachable.Key;
        }

        if (notReady && unreachable) return given;
        List<V1Toleration> tolerations = [.. given ?? []];
        if (!notReady) tolerations.Add(NotReady);
        if (!unreachable) tolerations.Add(Unreachable);
        return tolerations;
    }

    private static V1Toleration FiveMinutesOf(string key) =>
        new() { Key = key, OperatorProperty = "Exists", Effect = TolerationSecondsFor, TolerationSeconds = 300 };

    private static int Priority(V1Pod pod) => pod.Spec.PriorityClassName switch
    {
        null or "" => 0,
        "system-cluster-critical" => 2_000_000_000,
        "system-node-critical" => 2_000_001_000,
        var name => throw StatusException.Forbidden(
            ResourceCatalogue.Pods, pod.Metadata.Name ?? "", $"no PriorityClass with name {name} was found"),
    };

    private sealed record Prepared(int Minor, V1PodSpec Spec, bool NeedsToken, V1PodStatus Status);
}
