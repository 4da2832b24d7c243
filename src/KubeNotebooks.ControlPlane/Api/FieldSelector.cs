using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Conditions on an object's fields that must all hold, such as <c>status.phase!=Running</c>.</summary>
/// <remarks>
/// Source: apimachinery pkg/fields/selector.go; which fields a kind offers: kubernetes pkg/apis/core/v1/conversion.go,
/// AddFieldLabelConversions*.
/// </remarks>
public sealed class FieldSelector
{
    private static readonly string[] Common = ["metadata.name", "metadata.namespace"];

    private static readonly Dictionary<ResourceType, string[]> Offered = new()
    {
        [ResourceCatalogue.Pods] =
        [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.nominatedNodeName",
        ],
        [ResourceCatalogue.Nodes] = ["spec.unschedulable"],
        [ResourceCatalogue.Namespaces] = ["status.phase"],
        [ResourceCatalogue.Secrets] = ["type"],
        [ResourceCatalogue.Services] = ["spec.clusterIP", "spec.type"],
        [ResourceCatalogue.ReplicaSets] = ["status.replicas"],
        [ResourceCatalogue.Events] =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
            "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
    };

    private readonly IReadOnlyList<(string Path, bool Equal, string Value)> _terms;

    private FieldSelector(IReadOnlyList<(string, bool, string)> terms) => _terms = terms;

    /// <summary>Reads a selector for a kind.</summary>
    /// <param name="type">The kind whose fields are asked for.</param>
    /// <param name="text">Such as <c>spec.nodeName=node-1,status.phase!=Failed</c>.</param>
    /// <exception cref="StatusException">BadRequest: the text cannot be read, or the kind does not offer that field.</exception>
    public static FieldSelector Parse(ResourceType type, string text)
    {
        List<(string, bool, string)> terms = [];
        foreach (var term in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = term.IndexOf('=', StringComparison.Ordinal);
            if (at < 1) throw StatusException.BadRequest($"invalid selector: '{text}'; can't understand '{term}'");
            var equal = term[at - 1] != '!';
            var path = term[..(equal ? at : at - 1)];
            var value = term[(at + 1)..].TrimStart('=');
            if (!Common.Contains(path) && !Offered.GetValueOrDefault(type, []).Contains(path))
            {
                throw StatusException.BadRequest($"field label not supported: {path}");
            }
            terms.Add((path, equal, value));
        }
        return new FieldSelector(terms);
    }

    /// <summary>Whether an object meets all conditions.</summary>
    /// <param name="candidate">The object, as JSON.</param>
    public bool Matches(JsonObject candidate) => _terms.All(term => (Value(candidate, term.Path) == term.Value) == term.Equal);

    private static string Value(JsonObject candidate, string path)
    {
        if (path == "source") path = "source.component";
        JsonNode? node = candidate;
        foreach (var name in path.Split('.')) node = (node as JsonObject)?[name];
        return node?.ToString() ?? (path is "spec.hostNetwork" or "spec.unschedulable" ? "false" : "");
    }
}
