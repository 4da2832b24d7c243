using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Models;
using KubeNotebooks.Models;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>The models as JSON, in the form in which a Kubernetes API server sends them.</summary>
/// <remarks>
/// What Go leaves out is left out (null, empty and zero unless the field is a pointer in Go); what it always writes is written
/// (<c>creationTimestamp: null</c>, <c>resources: {}</c>, <c>status: {}</c> …). Times are UTC with whole seconds.
/// </remarks>
public static class KubernetesJson
{
    /// <summary>What the serializer knows of the models; also the schema that decoding and patches walk over.</summary>
    internal static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>A model's wire form. <c>apiVersion</c> and <c>kind</c> of a served kind are filled in when they are missing.</summary>
    /// <param name="model">An object of the API, or a part of one, such as <see cref="V1Pod"/> or <see cref="V1PodSpec"/>.</param>
    /// <returns>A new tree, free to be changed.</returns>
    /// <exception cref="NotSupportedException">The type is no model that the simulated API uses.</exception>
    public static JsonObject ToJson(object model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var json = JsonSerializer.SerializeToNode(model, Options.GetTypeInfo(model.GetType()))!.AsObject();
        if (model is IKubernetesObject { Kind: null or "" } or IKubernetesObject { ApiVersion: null or "" }
            && EntityOf(model.GetType()) is var (apiVersion, kind))
        {
            json["apiVersion"] = apiVersion;
            json["kind"] = kind;
        }

        return json;
    }

    /// <summary>The model that a wire form means. Unknown fields are dropped.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="json">The wire form; it is not changed.</param>
    /// <exception cref="JsonException">A value has the wrong type.</exception>
    public static T FromJson<T>(JsonObject json)
        where T : class => (T)FromJson(json, typeof(T));

    /// <summary>The model that a wire form means. Unknown fields are dropped.</summary>
    /// <param name="json">The wire form; it is not changed.</param>
    /// <param name="type">The model.</param>
    /// <exception cref="JsonException">A value has the wrong type.</exception>
    public static object FromJson(JsonObject json, Type type) => JsonSerializer.Deserialize(json, Options.GetTypeInfo(type))!;

    private static (string ApiVersion, string Kind)? EntityOf(Type type)
    {
        foreach (var served in ResourceCatalogue.All)
        {
            if (served.ModelType == type)
            {
                return (served.ApiVersion, served.Kind);
            }
        }

        return type == typeof(V1Scale) ? ("autoscaling/v1", "Scale") : type == typeof(V1Status) ? ("v1", "Status") : null;
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = KubernetesJsonContext.Default.WithAddedModifier(GoWireForm.Apply) };
        options.Converters.Add(new Time());
        options.Converters.Add(new QuantityConverter());
        options.MakeReadOnly();
        return options;
    }
}
