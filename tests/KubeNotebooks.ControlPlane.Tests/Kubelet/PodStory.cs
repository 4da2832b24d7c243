using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.Kubelet;

/// <summary>A cluster in which pods live, and what <c>get pods -w</c> and <c>get events</c> would say of them.</summary>
internal sealed class PodStory
{
    private readonly List<(TimeSpan At, string Row)> _rows = [];
    private readonly DateTimeOffset _start;

    public PodStory(KubernetesVersion? version = null, long seed = 1, int nodes = 1, params string[] cached)
    {
        Cluster = new Cluster(new ClusterOptions
        {
            Version = version ?? KubernetesVersion.V1_32,
            Seed = seed,
            Nodes = nodes,
            CachedImages = cached,
        });
        _start = Cluster.Now;
        Cluster.ApiServer.Listen(change =>
        {
            if (change.Object is V1Pod pod) Note(pod, change.Type == WatchEventType.Deleted);
        });
    }

    public Cluster Cluster { get; }

    /// <summary>Each row that a watch would show, when it differs from the one before.</summary>
    public IEnumerable<string> Rows => _rows.Select(row => row.Row);

    public IReadOnlyList<(TimeSpan At, string Row)> TimedRows => _rows;

    /// <summary>The events of all pods as <c>reason message xN</c>, by first appearance.</summary>
    public IEnumerable<string> Events => Cluster.ApiServer.List<Corev1Event>()
        .Where(e => e.InvolvedObject.Kind == "Pod")
        .OrderBy(e => e.Metadata.Name[(e.Metadata.Name.LastIndexOf('.') + 1)..], StringComparer.Ordinal)
        .Select(e => $"{e.Reason}: {e.Message}{(e.Count > 1 ? $" x{e.Count}" : "")}");

    public static V1Pod Pod(string name, string image, Func<V1PodSpec, V1PodSpec>? change = null)
    {
        var spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image }] };
        return new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "default" },
            Spec = change is null ? spec : change(spec),
        };
    }

    public PodStory Create(V1Pod pod)
    {
        Cluster.ApiServer.Create(pod, "kubectl");
        return this;
    }

    public PodStory Run(double seconds)
    {
        Cluster.Run(TimeSpan.FromSeconds(seconds));
        return this;
    }

    public PodStory Delete(string name, int? grace = null)
    {
        Cluster.ApiServer.Delete<V1Pod>("default", name, new DeleteRequest(grace), "kubectl");
        return this;
    }

    public V1Pod Get(string name) => Cluster.ApiServer.Get<V1Pod>("default", name);

    /// <summary>READY, STATUS and RESTARTS as the server's table prints them, without the age of the last restart.</summary>
    public static string Row(V1Pod pod)
    {
        var statuses = pod.Status.ContainerStatuses ?? [];
        var reason = pod.Status.Phase;
        foreach (var status in statuses.Reverse())
            reason = status.State.Waiting?.Reason ?? status.State.Terminated?.Reason ?? reason;
        if (pod.Metadata.DeletionTimestamp is not null && pod.Status.Phase is not ("Succeeded" or "Failed")) reason = "Terminating";
        var ready = statuses.Count(status => status.Ready && status.State.Running is not null);
        var restarts = statuses.Sum(status => status.RestartCount);
        return string.Create(CultureInfo.InvariantCulture, $"{ready}/{pod.Spec.Containers.Count} {reason} {restarts}");
    }

    private void Note(V1Pod pod, bool gone)
    {
        var row = gone ? "gone" : Row(pod);
        if (_rows.Count == 0 || _rows[^1].Row != row) _rows.Add((Cluster.Now - _start, row));
    }
}
