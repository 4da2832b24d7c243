namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>Who writes, and whether for good.</summary>
/// <param name="Actor">A component's name, or a client such as <c>kubectl</c>.</param>
/// <param name="DryRun">The server does everything but store the result.</param>
public readonly record struct WriteRequest(string Actor, bool DryRun = false)
{
    /// <summary>A write for good by <paramref name="actor"/>.</summary>
    public static implicit operator WriteRequest(string actor) => new(actor);
}

/// <summary>How an object is deleted.</summary>
/// <param name="GracePeriodSeconds">Null: the pod's own; 0: at once.</param>
/// <param name="Propagation">What becomes of the objects that it owns: <c>Background</c>, <c>Foreground</c> or <c>Orphan</c>.</param>
/// <param name="Uid">When set, only an object with this UID is deleted (409 otherwise).</param>
public sealed record DeleteRequest(int? GracePeriodSeconds = null, string Propagation = "Background", string? Uid = null)
{
    /// <summary>As the API does it when nothing is said.</summary>
    public static DeleteRequest Default { get; } = new();
}
