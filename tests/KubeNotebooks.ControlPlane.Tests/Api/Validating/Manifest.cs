using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Yaml;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Tests.Api.Validating;

/// <summary>Good manifests, and what the API server says of them when something in them is changed.</summary>
internal static class Manifest
{
    public const string Deployment = """
        metadata: {name: web, namespace: default}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: nginx, image: nginx:1.17}]}
        """;

    public const string Pod = """
        metadata: {name: web, namespace: default}
        spec: {containers: [{name: nginx, image: nginx:1.17}]}
        """;

    public const string Service = """
        metadata: {name: web, namespace: default}
        spec: {selector: {app: web}, ports: [{port: 80}], clusterIP: 10.96.1.4, clusterIPs: [10.96.1.4]}
        """;

    /// <summary>The object of a manifest with a merge patch, both in YAML, with its defaults.</summary>
    public static T Read<T>(string manifest, string patch)
        where T : class, k8s.IKubernetesObject<V1ObjectMeta>
    {
        var merged = Merge(YamlReader.ReadDocument(manifest), YamlReader.ReadDocument(patch));
        return Defaults.Apply(KubernetesJson.FromJson<T>(merged!.AsObject()), KubernetesVersion.V1_32);
    }

    /// <summary>What is wrong with it when it is new; empty when nothing is.</summary>
    public static string WrongWhenNew<T>(string manifest, string patch)
        where T : class, k8s.IKubernetesObject<V1ObjectMeta> => Text(Validation.Create(Read<T>(manifest, patch)));

    /// <summary>What is wrong with it as a change of the manifest without the patch.</summary>
    public static string WrongWhenChanged<T>(string manifest, string patch)
        where T : class, k8s.IKubernetesObject<V1ObjectMeta> => Text(Validation.Update(Read<T>(manifest, patch), Read<T>(manifest, "{}")));

    private static string Text(IReadOnlyList<FieldError> errors) => errors.Count == 0 ? "" : FieldError.Aggregate(errors);

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var merged = target is JsonObject map ? map.DeepClone().AsObject() : [];
        foreach (var (key, value) in changes)
        {
            if (value is null) merged.Remove(key);
            else merged[key] = Merge(merged[key], value);
        }

        return merged;
    }
}
