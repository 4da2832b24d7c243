using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Admission;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>What is special about Pods.</summary>
internal static class PodStrategy
{
    /// <summary>A new pod with what admission adds.</summary>
    /// <param name="pod">The pod with its defaults.</param>
    /// <param name="asked">The metadata as the client sent it.</param>
    /// <param name="api">The server.</param>
    /// <exception cref="StatusException">Forbidden: its service account is not there.</exception>
    /// <remarks>Source: kubernetes plugin/pkg/admission/serviceaccount/admission.go, Validate.</remarks>
    public static V1Pod Created(V1Pod pod, V1ObjectMeta asked, KubeApiServer api)
    {
        var admitted = PodAdmission.Admit(pod, api.Simulator.Random("token volumes"), api.Version);
        var (@namespace, account) = (pod.Metadata.NamespaceProperty, admitted.Spec.ServiceAccountName);
        if (api.Find(ResourceCatalogue.ServiceAccounts, @namespace, account) is not null) return admitted;
        throw StatusException.Forbidden(ResourceCatalogue.Pods, string.IsNullOrEmpty(asked.Name) ? asked.GenerateName : asked.Name,
            $"error looking up service account {@namespace}/{account}: serviceaccount \"{account}\" not found");
    }

    /// <summary>The pod as it is stored when the scheduler has found it a node.</summary>
    /// <remarks>Source: kubernetes pkg/registry/core/pod/storage/storage.go, assignPod and setPodNodeAndMetadata.</remarks>
    public static V1Pod Bound(V1Pod pod, string node, DateTime now)
    {
        var scheduled = new V1PodCondition { Type = "PodScheduled", Status = "True", LastTransitionTime = now };
        List<V1PodCondition> conditions = [];
        foreach (var condition in pod.Status.Conditions ?? [])
        {
            if (condition.Type != "PodScheduled") conditions.Add(condition);
        }
        conditions.Add(scheduled);
        return pod with
        {
            Spec = pod.Spec with { NodeName = node },
            Status = pod.Status with { Conditions = conditions },
        };
    }

    /// <summary>How long a pod that is deleted may take to end.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="asked">Seconds that the request names; null: the pod's own.</param>
    /// <remarks>Source: kubernetes pkg/registry/core/pod/strategy.go, CheckGracefulDelete.</remarks>
    public static long GracePeriodSeconds(V1Pod pod, int? asked)
    {
        if (string.IsNullOrEmpty(pod.Spec.NodeName) || pod.Status?.Phase is "Succeeded" or "Failed") return 0;
        return Math.Max(0, asked ?? pod.Spec.TerminationGracePeriodSeconds ?? 30);
    }
}
