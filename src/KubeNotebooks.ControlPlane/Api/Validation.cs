using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Validating;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Finds what is wrong with an object, as the API server does before it stores one.</summary>
/// <remarks>Objects have their defaults and what admission adds. The texts are those of release 1.32.</remarks>
public static class Validation
{
    /// <summary>What is wrong with a new object.</summary>
    /// <typeparam name="T">A model of the catalogue.</typeparam>
    /// <param name="obj">The object, with its defaults.</param>
    /// <returns>In the API server's order; empty when nothing is.</returns>
    public static IReadOnlyList<FieldError> Create<T>(T obj)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(obj);
        var errors = new ErrorList();
        MetadataValidation.Create(errors, obj.Metadata, ResourceCatalogue.Of(obj.GetType()).Namespaced, NameRule(obj));
        return errors.Found;
    }

    /// <summary>What is wrong with a change.</summary>
    /// <typeparam name="T">A model of the catalogue.</typeparam>
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
        return errors.Found;
    }

    private static Func<string, IReadOnlyList<string>> NameRule(IKubernetesObject<V1ObjectMeta> obj) => obj switch
    {
        V1Service => Names.Dns1035Label,
        V1Namespace => Names.DnsLabel,
        _ => Names.DnsSubdomain,
    };
}
