using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Validating;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Finds what is wrong with an object, as the API server does before it stores one.</summary>
/// <remarks>Objects have their defaults and what admission adds. The texts are those of release 1.32.</remarks>
public static class Validation
{
    /// <summary>What is wrong with a new object.</summary>
    /// <typeparam name="T">A model of the catalogue, or the interface of all.</typeparam>
    /// <param name="obj">The object, with its defaults.</param>
    /// <returns>In the API server's order; empty when nothing is.</returns>
    public static IReadOnlyList<FieldError> Create<T>(T obj)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(obj);
        var errors = new ErrorList();
        MetadataValidation.Create(errors, obj.Metadata, ResourceCatalogue.Of(obj.GetType()).Namespaced, NameRule(obj));
        switch (obj)
        {
            case V1Pod pod:
                using (errors.In("spec")) PodSpecValidation.Validate(errors, pod.Spec);
                break;
            case V1Deployment deployment:
                WorkloadValidation.Deployment(errors, deployment.Spec, old: null);
                break;
            case V1ReplicaSet replicaSet:
                WorkloadValidation.ReplicaSet(errors, replicaSet.Spec, old: null);
                break;
            case V1Service service:
                ServiceValidation.Validate(errors, service.Spec, old: null);
                break;
            case V1ConfigMap map:
                DataValidation.ConfigMap(errors, map, old: null);
                break;
            case V1Secret secret:
                DataValidation.Secret(errors, secret, old: null);
                break;
        }

        return errors.Found;
    }

    /// <summary>What is wrong with a change.</summary>
    /// <typeparam name="T">A model of the catalogue, or the interface of all.</typeparam>
    /// <param name="obj">The object as it is to be, with its defaults.</param>
    /// <param name="old">The object as it is stored.</param>
    /// <returns>In the API server's order; empty when nothing is.</returns>
    public static IReadOnlyList<FieldError> Update<T>(T obj, T old)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentNullException.ThrowIfNull(old);
        var errors = new ErrorList();
        MetadataValidation.Update(errors, obj.Metadata, old.Metadata);
        switch (obj, old)
        {
            case (V1Pod now, V1Pod was):
                PodUpdateValidation.Validate(errors, now.Spec, was.Spec);
                break;
            case (V1Deployment now, V1Deployment was):
                WorkloadValidation.Deployment(errors, now.Spec, was.Spec);
                break;
            case (V1ReplicaSet now, V1ReplicaSet was):
                WorkloadValidation.ReplicaSet(errors, now.Spec, was.Spec);
                break;
            case (V1Service now, V1Service was):
                ServiceValidation.Validate(errors, now.Spec, was.Spec);
                break;
            case (V1ConfigMap now, V1ConfigMap was):
                DataValidation.ConfigMap(errors, now, was);
                break;
            case (V1Secret now, V1Secret was):
                DataValidation.Secret(errors, now, was);
                break;
        }

        return errors.Found;
    }

    private static Func<string, IReadOnlyList<string>> NameRule(IKubernetesObject<V1ObjectMeta> obj) => obj switch
    {
        V1Service => Names.Dns1035Label,
        V1Namespace => Names.DnsLabel,
        _ => Names.DnsSubdomain,
    };
}
