using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>Whether a node is one that a pod asks for by <c>nodeSelector</c> and node affinity.</summary>
/// <remarks>Source: component-helpers scheduling/corev1/nodeaffinity/nodeaffinity.go.</remarks>
internal static class NodeSelection
{
    /// <summary>Whether the pod may run on the node.</summary>
    public static bool Allows(V1PodSpec pod, V1Node node)
    {
        if (pod.NodeSelector is { Count: > 0 } selector && !HasLabels(node, selector)) return false;
        var required = pod.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        return required is null || required.NodeSelectorTerms.Any(term => Matches(term, node));
    }

    /// <summary>The sum of the weights of the preferences that the node meets.</summary>
    public static int PreferenceWeight(V1PodSpec pod, V1Node node)
    {
        var sum = 0;
        foreach (var preferred in pod.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? [])
        {
            if (Matches(preferred.Preference, node)) sum += preferred.Weight;
        }
        return sum;
    }

    private static bool HasLabels(V1Node node, IDictionary<string, string> wanted)
    {
        var labels = node.Metadata.Labels;
        return labels is not null && wanted.All(pair => labels.TryGetValue(pair.Key, out var value) && value == pair.Value);
    }

    private static bool Matches(V1NodeSelectorTerm term, V1Node node)
    {
        var expressions = term.MatchExpressions ?? [];
        var fields = term.MatchFields ?? [];
        if (expressions.Count == 0 && fields.Count == 0) return false;
        return expressions.All(expression => Matches(expression, Label(node, expression.Key)))
            && fields.All(field => Matches(field, field.Key == "metadata.name" ? node.Metadata.Name : null));
    }

    private static string? Label(V1Node node, string key) =>
        node.Metadata.Labels is { } labels && labels.TryGetValue(key, out var value) ? value : null;

    private static bool Matches(V1NodeSelectorRequirement requirement, string? value)
    {
        var values = requirement.Values ?? [];
        return requirement.OperatorProperty switch
        {
            "In" => value is not null && values.Contains(value),
            "NotIn" => value is null || !values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            "Gt" => Number(value) > Number(values.FirstOrDefault()),
            "Lt" => Number(value) < Number(values.FirstOrDefault()),
            _ => false,
        };
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
