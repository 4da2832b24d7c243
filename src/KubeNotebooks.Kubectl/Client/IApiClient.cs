using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.Kubectl.Client;

/// <summary>The REST verbs that kubectl needs of a cluster: implemented by the simulated cluster and, later, by a real one.</summary>
/// <remarks>
/// Objects are JSON as the server sends it: defaulted, keys in any order, <c>managedFields</c> left out. Every verb throws
/// <see cref="StatusException"/> when the server refuses. A <see cref="JsonObject"/> handed out belongs to the caller.
/// </remarks>
public interface IApiClient
{
    /// <summary>The time as this cluster's clients see it, and the zone they print it in.</summary>
    TimeProvider Clock { get; }

    /// <summary>What <c>GET /version</c> answers: the release that the server, and kubectl's text with it, is of.</summary>
    KubernetesVersion ServerVersion { get; }

    /// <summary>The kinds served, in discovery order.</summary>
    IReadOnlyList<ResourceType> Discover();

    /// <summary>Reads one object.</summary>
    JsonObject Get(ResourceType type, string? @namespace, string name);

    /// <summary>Reads a list: <c>kind: XList</c> with <c>metadata.resourceVersion</c> and <c>items</c>, ordered by namespace and name.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="namespace">Null: all namespaces (or a kind that has none).</param>
    /// <param name="selection">Which of them.</param>
    JsonObject List(ResourceType type, string? @namespace, Selection selection);

    /// <summary>The same list, or one object, printed by the server.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="namespace">Null: all namespaces.</param>
    /// <param name="name">One object's name (the server answers NotFound without it), or null for the list.</param>
    /// <param name="selection">Which of them.</param>
    Table GetTable(ResourceType type, string? @namespace, string? name, Selection selection);

    /// <summary>Prints objects that a watch delivered, as the server does when a watch asks for tables.</summary>
    Table Print(ResourceType type, IReadOnlyList<JsonObject> objects);

    /// <summary>Creates an object.</summary>
    JsonObject Create(ResourceType type, string? @namespace, JsonObject body, WriteOptions options);

    /// <summary>Replaces an object; a <c>metadata.resourceVersion</c> in the body must be the current one.</summary>
    JsonObject Update(ResourceType type, string? @namespace, string name, JsonObject body, WriteOptions options);

    /// <summary>Changes an object by a patch.</summary>
    JsonObject Patch(ResourceType type, string? @namespace, string name, PatchType patchType, JsonNode patch, WriteOptions options);

    /// <summary>Deletes an object, or marks it for deletion.</summary>
    /// <returns>The object as it stands afterwards or stood last.</returns>
    JsonObject Delete(ResourceType type, string? @namespace, string name, DeleteOptions options);

    /// <summary>Listens to changes from now on.</summary>
    IApiWatch Watch(ResourceType type, string? @namespace, Selection selection);

    /// <summary>What a container wrote.</summary>
    string Logs(string @namespace, string pod, LogOptions options);

    /// <summary>Waits: lets the cluster's time pass; less than asked for when somebody ends the wait.</summary>
    void Sleep(TimeSpan span);
}

/// <summary>An open watch.</summary>
public interface IApiWatch : IDisposable
{
    /// <summary>Waits for the next change, letting the cluster's time pass.</summary>
    /// <param name="limit">How long to wait at most.</param>
    /// <returns>Null when nothing came within the limit, or somebody ended the wait.</returns>
    ApiWatchEvent? Next(TimeSpan limit);

    /// <summary>Whether the server has closed the stream, so that nothing more will come.</summary>
    bool Closed { get; }
}

/// <summary>A change as a client sees it.</summary>
/// <param name="Type">How the object changed.</param>
/// <param name="Object">The object.</param>
public sealed record ApiWatchEvent(WatchEventType Type, JsonObject Object);

/// <summary>Which objects of a kind are asked for.</summary>
/// <param name="Labels">A label selector in kubectl's syntax, or null.</param>
/// <param name="Fields">A field selector, or null.</param>
public sealed record Selection(string? Labels = null, string? Fields = null)
{
    /// <summary>All of them.</summary>
    public static Selection Everything { get; } = new();
}

/// <summary>How an object is written.</summary>
/// <param name="DryRun">The server does all but store it.</param>
/// <param name="FieldManager">Who writes, such as <c>kubectl-client-side-apply</c>.</param>
/// <param name="StrictFields">Unknown and duplicate fields are refused (<c>fieldValidation=Strict</c>).</param>
/// <param name="Subresource">Null for the object itself, or <c>scale</c>, <c>status</c>.</param>
/// <param name="OnWarning">Gets each text of a <c>Warning</c> header.</param>
public sealed record WriteOptions(
    bool DryRun = false,
    string FieldManager = "kubectl",
    bool StrictFields = false,
    string? Subresource = null,
    Action<string>? OnWarning = null);

/// <summary>How an object is deleted.</summary>
/// <param name="GracePeriodSeconds">Null: the object's own.</param>
/// <param name="Propagation"><c>Background</c>, <c>Foreground</c> or <c>Orphan</c>.</param>
/// <param name="DryRun">The server does all but delete it.</param>
public sealed record DeleteOptions(int? GracePeriodSeconds = null, string Propagation = "Background", bool DryRun = false);

/// <summary>Which part of a container's output is asked for.</summary>
/// <param name="Container">Null: the only one.</param>
/// <param name="Previous">Of the run before the present one.</param>
/// <param name="TailLines">How many of the last lines; null: all.</param>
/// <param name="Timestamps">Each line begins with its time.</param>
/// <param name="Since">Only lines that are no older; null: all.</param>
public sealed record LogOptions(
    string? Container = null, bool Previous = false, int? TailLines = null, bool Timestamps = false, TimeSpan? Since = null);
