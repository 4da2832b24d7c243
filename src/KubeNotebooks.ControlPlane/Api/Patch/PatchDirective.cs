namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>The keys by which a strategic merge patch says more than values.</summary>
/// <remarks>Source: apimachinery pkg/util/strategicpatch/patch.go.</remarks>
internal static class PatchDirective
{
    /// <summary>What to do with the map it stands in: <c>replace</c>, <c>delete</c> or <c>merge</c>.</summary>
    public const string Patch = "$patch";

    /// <summary>The keys that stay.</summary>
    public const string RetainKeys = "$retainKeys";

    /// <summary>Before the name of a list: the order of its elements.</summary>
    public const string SetElementOrder = "$setElementOrder/";

    /// <summary>Before the name of a list: the scalars that go.</summary>
    public const string DeleteFromPrimitiveList = "$deleteFromPrimitiveList/";
}
