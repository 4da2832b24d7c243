using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Wait;

/// <summary>What <c>kubectl wait --for</c> waits for.</summary>
/// <remarks>Source: kubectl pkg/cmd/wait/wait.go, conditionFuncFor; condition.go; json.go.</remarks>
internal abstract record WaitCondition
{
    private WaitCondition()
    {
    }

    /// <summary>Reads the value of <c>--for</c>.</summary>
    /// <exception cref="KubectlException">It says nothing that could be waited for.</exception>
    public static WaitCondition Parse(string text)
    {
        if (text.Equals("delete", StringComparison.OrdinalIgnoreCase)) return new Deleted();
        if (text.Equals("create", StringComparison.OrdinalIgnoreCase)) return new Created();
        if (text.StartsWith("condition=", StringComparison.Ordinal))
        {
            var parts = text["condition=".Length..].Split('=', 2);
            return new Holds(json => HasCondition(json, parts[0], parts.Length == 2 ? parts[1] : "true"));
        }
        if (text.StartsWith("jsonpath=", StringComparison.Ordinal)) return OfPath(text["jsonpath=".Length..]);
        throw new KubectlException($"unrecognized condition: \"{text}\"");
    }

    private static bool HasCondition(JsonObject json, string type, string status)
    {
        var condition = json.ObjectsAt("status", "conditions").FirstOrDefault(
            one => string.Equals(one.TextAt("type"), type, StringComparison.OrdinalIgnoreCase) && one.TextAt("status") is not null);
        if (condition is null) return false;
        var observed = condition.NumberAt("observedGeneration") ?? json.NumberAt("status", "observedGeneration");
        if (json.NumberAt("metadata", "generation") is { } generation && observed < generation) return false;
        return string.Equals(condition.TextAt("status"), status, StringComparison.OrdinalIgnoreCase);
    }

    private static Holds OfPath(string text)
    {
        var parts = SplitAtSingleEquals(text);
        if (parts.Count > 2)
        {
            throw new KubectlException(
                "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'");
        }
        var wanted = parts.Count == 2 ? parts[1].Trim('\'', '"') : null;
        if (wanted is "")
        {
            throw new KubectlException(
                "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
        }
        if (parts[0].Length == 0) throw new KubectlException("jsonpath expression cannot be empty");
        try
        {
            var path = JsonPath.Parse(JsonPath.Relaxed(parts[0]));
            return new Holds(json => Matches(path, json, wanted));
        }
        catch (JsonPathException bad)
        {
            throw new KubectlException(bad.Message);
        }
    }

    // "a==b=c" is "a==b" and "c": only a single sign divides.
    private static List<string> SplitAtSingleEquals(string text)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') continue;
            if (i + 1 < text.Length && text[i + 1] == '=')
            {
                i++;
                continue;
            }
            parts.Add(text[start..i]);
            start = i + 1;
        }
        parts.Add(text[start..]);
        return parts;
    }

    private static bool Matches(JsonPath path, JsonObject json, string? wanted)
    {
        try
        {
            var found = path.Find(json);
            if (found.Count == 0 || found[0].Count == 0) return false;
            if (found.Count > 1) throw new KubectlException("given jsonpath expression matches more than one list");
            if (found[0].Count > 1) throw new KubectlException("given jsonpath expression matches more than one value");
            if (wanted is null) return true;
            if (found[0][0] is JsonObject or JsonArray)
                throw new KubectlException("jsonpath leads to a nested object or list which is not supported");
            return GoValue.Text(found[0][0]).Trim() == wanted.Trim();
        }
        catch (JsonPathException bad)
        {
            throw new KubectlException(bad.Message);
        }
    }

    /// <summary>The object is there.</summary>
    internal sealed record Created : WaitCondition;

    /// <summary>The object is gone.</summary>
    internal sealed record Deleted : WaitCondition;

    /// <summary>Something holds of the object.</summary>
    /// <param name="Check">Whether it holds.</param>
    internal sealed record Holds(Func<JsonObject, bool> Check) : WaitCondition;
}
