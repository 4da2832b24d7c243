using System.Globalization;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>The cluster's time in words.</summary>
internal static class VirtualClock
{
    /// <summary>The time now, in the cluster's zone: <c>2026-01-05 09:00:30 UTC</c>.</summary>
    public static string Text(Cluster cluster)
    {
        var local = cluster.Now.ToOffset(cluster.Options.UtcOffset);
        var zone = cluster.Options.UtcOffset == TimeSpan.Zero ? "UTC" : local.ToString("zzz", CultureInfo.InvariantCulture);
        return local.ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + zone;
    }
}
