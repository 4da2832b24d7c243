using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.Kubectl.Client;

/// <summary>A watch on a simulated cluster: waiting for a change lets the cluster's time pass.</summary>
internal sealed class ClusterWatch : IApiWatch
{
    private const string RandomPurpose = "watch kubectl";
    private readonly Cluster _cluster;
    private readonly PassingTime _time;
    private readonly Queue<(DateTimeOffset Due, WatchEvent Change)> _heard = new();
    private readonly IDisposable _listening;
    private DateTimeOffset _last;

    /// <summary>Starts to listen.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="time">How its time passes.</param>
    /// <param name="matches">Which changes are asked for.</param>
    public ClusterWatch(Cluster cluster, PassingTime time, Func<WatchEvent, bool> matches)
    {
        _cluster = cluster;
        _time = time;
        _listening = cluster.ApiServer.Listen(change =>
        {
            if (!matches(change)) return;
            var due = cluster.Now + ApiLatency.Next(cluster.Simulator, RandomPurpose);
            _last = due > _last ? due : _last;
            _heard.Enqueue((_last, change));
        });
    }

    /// <inheritdoc/>
    public bool Closed => false;

    /// <inheritdoc/>
    public ApiWatchEvent? Next(TimeSpan limit)
    {
        var end = _cluster.Now + limit;
        if (!_time.RunUntil(() => _heard.Count > 0, limit)) return null;
        var (due, change) = _heard.Peek();
        if (due > end)
        {
            if (end > _cluster.Now) _cluster.Run(end - _cluster.Now);
            return null;
        }
        _heard.Dequeue();
        if (due > _cluster.Now) _cluster.Run(due - _cluster.Now);
        return new ApiWatchEvent(change.Type, KubernetesJson.ToJson(change.Object));
    }

    /// <inheritdoc/>
    public void Dispose() => _listening.Dispose();
}
