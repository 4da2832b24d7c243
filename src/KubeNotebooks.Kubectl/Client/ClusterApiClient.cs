using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Kubelet;
using KubeNotebooks.ControlPlane.Printers;
using ApiObject = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;

namespace KubeNotebooks.Kubectl.Client;

/// <summary>The REST verbs of a simulated cluster, in process.</summary>
public sealed class ClusterApiClient : IApiClient
{
    private const string Actor = "kubectl";
    private readonly Cluster _cluster;
    private readonly PassingTime _time;

    /// <summary>A client of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="time">How its time passes while a command waits; null: in one piece.</param>
    public ClusterApiClient(Cluster cluster, PassingTime? time = null)
    {
        _cluster = cluster;
        _time = time ?? new PassingTime(cluster);
        Clock = new ClusterClock(cluster.Simulator, cluster.Options.UtcOffset);
    }

    /// <inheritdoc/>
    public TimeProvider Clock { get; }

    /// <inheritdoc/>
    public KubernetesVersion ServerVersion => _cluster.Options.Version;

    private KubeApiServer Api => _cluster.ApiServer;

    /// <inheritdoc/>
    public IReadOnlyList<ResourceType> Discover() => ResourceCatalogue.All;

    /// <inheritdoc/>
    public JsonObject Get(ResourceType type, string? @namespace, string name) => KubernetesJson.ToJson(Api.Get(type, @namespace, name));

    /// <inheritdoc/>
    public JsonObject List(ResourceType type, string? @namespace, Selection selection)
    {
        var items = Selected(type, @namespace, selection).Select(one => (JsonNode)KubernetesJson.ToJson(one)).ToArray();
        return new JsonObject
        {
            ["apiVersion"] = type.ApiVersion,
            ["kind"] = type.Kind + "List",
            ["metadata"] = new JsonObject { ["resourceVersion"] = $"{Api.Revision}" },
            ["items"] = new JsonArray(items),
        };
    }

    /// <inheritdoc/>
    public Table GetTable(ResourceType type, string? @namespace, string? name, Selection selection)
    {
        IReadOnlyList<ApiObject> rows =
            name is null ? Selected(type, @namespace, selection) : [Api.Get(type, @namespace, name)];
        return Printers.Print(type, rows, _cluster.Now, ServerVersion);
    }

    /// <inheritdoc/>
    public Table Print(ResourceType type, IReadOnlyList<JsonObject> objects) => Printers.Print(
        type,
        [.. objects.Select(one => (ApiObject)KubernetesJson.FromJson(one, type.ModelType))],
        _cluster.Now,
        ServerVersion);

    /// <inheritdoc/>
    public JsonObject Create(ResourceType type, string? @namespace, JsonObject body, WriteOptions options)
    {
        var created = Decode(type, @namespace, body, options);
        Travel(options.DryRun);
        return KubernetesJson.ToJson(Api.Create(type, created, Request(options)));
    }

    /// <inheritdoc/>
    public JsonObject Update(ResourceType type, string? @namespace, string name, JsonObject body, WriteOptions options)
    {
        var changed = Decode(type, @namespace, body, options);
        Travel(options.DryRun);
        var stored = options.Subresource == "status"
            ? Api.UpdateStatus(type, changed, Request(options))
            : Api.Update(type, changed, Request(options));
        return KubernetesJson.ToJson(stored);
    }

    /// <inheritdoc/>
    public JsonObject Patch(
        ResourceType type, string? @namespace, string name, PatchType patchType, JsonNode patch, WriteOptions options)
    {
        Travel(options.DryRun);
        var current = Api.Get(type, @namespace, name);
        if (options.Subresource == "scale") return ScaleSubresource.Patch(Api, type, current, patchType, patch, Request(options));
        var patched = ServerPatch.Apply(type, KubernetesJson.ToJson(current), patchType, patch, options);
        var stored = options.Subresource == "status"
            ? Api.UpdateStatus(type, patched, Request(options))
            : Api.Update(type, patched, Request(options));
        return KubernetesJson.ToJson(stored);
    }

    /// <inheritdoc/>
    public JsonObject Delete(ResourceType type, string? @namespace, string name, DeleteOptions options)
    {
        Travel(options.DryRun);
        var deletion = new DeleteRequest(options.GracePeriodSeconds, options.Propagation);
        return KubernetesJson.ToJson(Api.Delete(type, @namespace, name, deletion, new WriteRequest(Actor, options.DryRun)));
    }

    /// <inheritdoc/>
    public string Logs(string @namespace, string pod, LogOptions options) =>
        _cluster.Logs(
            @namespace, pod, new PodLogRequest(options.Container, options.Previous, options.TailLines, options.Timestamps, options.Since));

    /// <inheritdoc/>
    public IApiWatch Watch(ResourceType type, string? @namespace, Selection selection)
    {
        var matches = Matcher(type, selection);
        return new ClusterWatch(_cluster, _time, change => change.Resource == type
            && (@namespace is null || !type.Namespaced || change.Object.Metadata.NamespaceProperty == @namespace)
            && matches(change.Object));
    }

    /// <inheritdoc/>
    public void Sleep(TimeSpan span) => _time.Run(span);

    // A write reaches the server after the time that the way takes; where nothing moves (no controllers) time stands still.
    private void Travel(bool dryRun)
    {
        if (_cluster.Options.Controllers && !dryRun) _cluster.Run(ApiLatency.Next(_cluster.Simulator, Actor));
    }

    private static WriteRequest Request(WriteOptions options) => new(Actor, options.DryRun);

    private static ApiObject Decode(ResourceType type, string? @namespace, JsonObject body, WriteOptions options)
    {
        var decoded = (ApiObject)StrictDecoder.Decode(type, body, options.StrictFields);
        var metadata = decoded.Metadata ?? new V1ObjectMeta();
        if (!type.Namespaced) return type.WithMetadata(decoded, metadata);
        if (metadata.NamespaceProperty is { Length: > 0 } own && own != @namespace)
        {
            throw StatusException.BadRequest(
                $"the namespace of the provided object does not match the namespace sent on the request");
        }
        return type.WithMetadata(decoded, metadata with { NamespaceProperty = @namespace });
    }

    private List<ApiObject> Selected(ResourceType type, string? @namespace, Selection selection)
    {
        var matches = Matcher(type, selection);
        return [.. Api.List(type, @namespace).Where(matches)];
    }

    private static LabelSelector Labels(Selection selection)
    {
        try
        {
            return selection.Labels is { Length: > 0 } text ? LabelSelector.Parse(text) : LabelSelector.Everything;
        }
        catch (FormatException bad)
        {
            throw StatusException.BadRequest(bad.Message);
        }
    }

    private static Func<ApiObject, bool> Matcher(ResourceType type, Selection selection)
    {
        var labels = Labels(selection);
        var fields = selection.Fields is { Length: > 0 } asked ? FieldSelector.Parse(type, asked) : null;
        return one => labels.Matches(one.Metadata.Labels) && (fields is null || fields.Matches(KubernetesJson.ToJson(one)));
    }
}
