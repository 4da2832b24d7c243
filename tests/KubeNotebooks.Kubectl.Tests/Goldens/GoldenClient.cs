using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>
/// The real client of a cluster without controllers, with what the stand-in server did besides: terminating pods vanish when somebody waits,
/// logs are <c>hello</c>, scripted events come, and some answers carry a warning.
/// </summary>
internal sealed partial class GoldenClient(ClusterApiClient inner, Golden golden) : IApiClient
{
    public TimeProvider Clock => inner.Clock;

    public KubernetesVersion ServerVersion => inner.ServerVersion;

    public IReadOnlyList<ResourceType> Discover() => inner.Discover();

    public JsonObject Get(ResourceType type, string? @namespace, string name) => inner.Get(type, @namespace, name);

    public JsonObject List(ResourceType type, string? @namespace, Selection selection) => inner.List(type, @namespace, selection);

    public Table GetTable(ResourceType type, string? @namespace, string? name, Selection selection) =>
        inner.GetTable(type, @namespace, name, selection);

    public Table Print(ResourceType type, IReadOnlyList<JsonObject> objects) => inner.Print(type, objects);

    public JsonObject Create(ResourceType type, string? @namespace, JsonObject body, WriteOptions options)
    {
        foreach (var rule in golden.Normalise)
        {
            if (Warning().Match(rule) is { Success: true } warning) options.OnWarning?.Invoke(warning.Groups[1].Value);
        }
        return inner.Create(type, @namespace, body, options);
    }

    public JsonObject Update(ResourceType type, string? @namespace, string name, JsonObject body, WriteOptions options) =>
        inner.Update(type, @namespace, name, body, options);

    public JsonObject Patch(
        ResourceType type, string? @namespace, string name, PatchType patchType, JsonNode patch, WriteOptions options) =>
        inner.Patch(type, @namespace, name, patchType, patch, options);

    public JsonObject Delete(ResourceType type, string? @namespace, string name, DeleteOptions options) =>
        inner.Delete(type, @namespace, name, options);

    public IApiWatch Watch(ResourceType type, string? @namespace, Selection selection) =>
        golden.State["events"] is JsonArray events
            ? new ScriptedWatch(inner, events)
            : new FinishingWatch(this, inner.Watch(type, @namespace, selection));

    public string Logs(string @namespace, string pod, LogOptions options)
    {
        inner.Logs(@namespace, pod, options);
        return "hello\n";
    }

    public void Sleep(TimeSpan span)
    {
        FinishDeletions();
        inner.Sleep(span);
    }

    /// <summary>Does the kubelets' part in deletions: terminating pods go.</summary>
    public void FinishDeletions()
    {
        foreach (var pod in inner.List(ResourceCatalogue.Pods, null, Selection.Everything)["items"]!.AsArray().Select(one => one!["metadata"]!))
        {
            if (pod["deletionTimestamp"] is null) continue;
            inner.Delete(ResourceCatalogue.Pods, (string)pod["namespace"]!, (string)pod["name"]!, new DeleteOptions(GracePeriodSeconds: 0));
        }
    }

    [GeneratedRegex("^inject response header Warning: 299 - \"(.*)\" on POST$")]
    private static partial Regex Warning();
}
