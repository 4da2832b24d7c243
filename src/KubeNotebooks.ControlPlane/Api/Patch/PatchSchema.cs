using System.Text.Json.Serialization.Metadata;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>How patches treat the fields of a model: which lists are merged, and by which key.</summary>
/// <param name="Model">The model whose fields are meant; null below a field that the models do not know, where all lists are atomic.</param>
/// <remarks>Source: api and apimachinery, types.go (tags patchStrategy and patchMergeKey); apimachinery pkg/util/strategicpatch/meta.go.</remarks>
internal readonly record struct PatchSchema(Type? Model)
{
    // field:key for a merged list, field: for a merged list of scalars, ",retainKeys" for the strategy of that name.
    private static readonly FieldTable Strategies = new("""
        V1Container: ports:containerPort env:name volumeMounts:mountPath volumeDevices:devicePath
        V1DeploymentSpec: strategy:,retainKeys
        V1DeploymentStatus: conditions:type
        V1EphemeralContainer: ports:containerPort env:name volumeMounts:mountPath volumeDevices:devicePath
        V1NamespaceStatus: conditions:type
        V1NodeSpec: podCIDRs:
        V1NodeStatus: conditions:type addresses:type
        V1ObjectMeta: ownerReferences:uid finalizers:
        V1PodSpec: volumes:name,retainKeys initContainers:name containers:name ephemeralContainers:name imagePullSecrets:name hostAliases:ip topologySpreadConstraints:topologyKey schedulingGates:name resourceClaims:name,retainKeys
        V1PodStatus: conditions:type hostIPs:ip podIPs:ip resourceClaimStatuses:name,retainKeys
        V1ReplicaSetStatus: conditions:type
        V1ServiceAccount: secrets:name
        V1ServiceSpec: ports:port
        V1ServiceStatus: conditions:type
        """);

    /// <summary>The schema of a kind's objects.</summary>
    /// <param name="type">The kind.</param>
    public static PatchSchema Of(ResourceType type) => new(type.ModelType);

    /// <summary>How a field is patched.</summary>
    /// <param name="name">The wire name.</param>
    public PatchField Field(string name)
    {
        if (Model is null)
        {
            return new PatchField(default, MergesList: false, MergeKey: "", RetainsKeys: false);
        }

        var below = new PatchSchema(ModelBelow(Model, name));
        if (Strategies.Fact(Model, name, ':') is not { } fact)
        {
            return new PatchField(below, MergesList: false, MergeKey: "", RetainsKeys: false);
        }

        var retainsKeys = fact.EndsWith(",retainKeys", StringComparison.Ordinal);
        var key = retainsKeys ? fact[..fact.IndexOf(',', StringComparison.Ordinal)] : fact;
        return new PatchField(below, MergesList: key.Length > 0 || !retainsKeys, key, retainsKeys);
    }

    private static Type? ModelBelow(Type model, string name)
    {
        foreach (var property in KubernetesJson.Options.GetTypeInfo(model).Properties)
        {
            if (property.Name == name)
            {
                var type = property.PropertyType;
                if (type == typeof(string) || type.IsValueType)
                {
                    return null;
                }

                var info = KubernetesJson.Options.GetTypeInfo(type);
                return info.Kind switch
                {
                    JsonTypeInfoKind.Object => type,
                    JsonTypeInfoKind.Enumerable => info.ElementType,
                    _ => null,
                };
            }
        }

        return null;
    }
}

/// <summary>How one field is patched.</summary>
/// <param name="Below">The schema of its value, or of its elements.</param>
/// <param name="MergesList">Whether a list is merged element by element; otherwise it is replaced as a whole.</param>
/// <param name="MergeKey">The field that makes two elements the same; empty for scalars.</param>
/// <param name="RetainsKeys">Whether a patch names the keys that stay.</param>
internal readonly record struct PatchField(PatchSchema Below, bool MergesList, string MergeKey, bool RetainsKeys);
