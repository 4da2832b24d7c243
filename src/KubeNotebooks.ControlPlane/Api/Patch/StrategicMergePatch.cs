using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>Kubernetes' own patches: maps are merged, lists too where their elements have keys.</summary>
/// <remarks>Source: apimachinery pkg/util/strategicpatch/patch.go (StrategicMergePatch, CreateTwoWayMergePatch, CreateThreeWayMergePatch).</remarks>
public static class StrategicMergePatch
{
    /// <summary>Applies a patch, as the API server does before it fills in defaults.</summary>
    /// <param name="live">The object; it is not changed.</param>
    /// <param name="patch">The patch; it is not changed.</param>
    /// <param name="type">The object's kind.</param>
    /// <returns>The patched object.</returns>
    /// <exception cref="PatchException">The patch contradicts itself or lacks a merge key.</exception>
    public static JsonObject Apply(JsonObject live, JsonObject patch, ResourceType type) =>
        new StrategicMerge(intoObject: true).Maps(Copy(live), Copy(patch), PatchSchema.Of(type));

    /// <summary>The patch that leads from one state to another.</summary>
    /// <param name="from">The old state.</param>
    /// <param name="to">The new state.</param>
    /// <param name="type">The objects' kind.</param>
    /// <returns>Empty when nothing differs.</returns>
    /// <exception cref="PatchException">An element of a merged list lacks its key.</exception>
    public static JsonObject Diff(JsonObject from, JsonObject to, ResourceType type) =>
        new StrategicMergeDiff(deletions: true, additions: true).Maps(from, to, PatchSchema.Of(type));

    /// <summary>The patch that <c>kubectl apply</c> sends: deletes what the last manifest had and the new one has not, and sets what
    /// the new manifest says otherwise than the live object.</summary>
    /// <param name="original">The last manifest that was applied; empty when there is none.</param>
    /// <param name="modified">The new manifest.</param>
    /// <param name="current">The live object.</param>
    /// <param name="type">The objects' kind.</param>
    /// <returns>Empty when nothing is to be done.</returns>
    /// <exception cref="PatchException">An element of a merged list lacks its key.</exception>
    public static JsonObject ThreeWay(JsonObject original, JsonObject modified, JsonObject current, ResourceType type)
    {
        var schema = PatchSchema.Of(type);
        var delta = new StrategicMergeDiff(deletions: false, additions: true).Maps(current, modified, schema);
        var deletions = new StrategicMergeDiff(deletions: true, additions: false).Maps(original, modified, schema);
        return new StrategicMerge(intoObject: false).Maps(deletions, delta, schema);
    }

    private static JsonObject Copy(JsonObject map) => map.DeepClone().AsObject();
}
