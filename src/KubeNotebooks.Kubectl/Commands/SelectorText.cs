using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>The label selector of an object, as text.</summary>
internal static class SelectorText
{
    /// <summary>The selector in an object's <c>spec.selector</c>: of the form with <c>matchLabels</c>, or a plain map.</summary>
    /// <returns>Empty when it has none.</returns>
    public static string Of(JsonObject json)
    {
        if (json.At("spec", "selector") is not JsonObject selector) return "";
        if (selector.ContainsKey("matchLabels") || selector.ContainsKey("matchExpressions"))
            return LabelSelector.Of(KubernetesJson.FromJson<V1LabelSelector>(selector)).ToString();
        return LabelSelector.OfMap(selector.ToDictionary(pair => pair.Key, pair => selector.TextAt(pair.Key) ?? "", StringComparer.Ordinal))
            .ToString();
    }
}
