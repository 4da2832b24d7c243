using k8s.Models;

namespace KubeNotebooks.ControlPlane.Tests.Laws;

/// <summary>One random rollout: a Deployment that becomes complete and then gets a new image.</summary>
/// <param name="Replicas">How many pods.</param>
/// <param name="MaxSurge">Pods or percent.</param>
/// <param name="MaxUnavailable">Pods or percent; not zero together with the surge.</param>
/// <param name="Image">The new image: one that works, one that does not exist, one that crashes or one that is never ready.</param>
/// <param name="Seed">The cluster's seed.</param>
public sealed record RolloutCase(int Replicas, string MaxSurge, string MaxUnavailable, string Image, int Seed)
{
    private const string Me = "test";
    private static readonly TimeSpan Complete = TimeSpan.FromMinutes(5);

    /// <summary>How long the rollout is watched: until even the waits between a crashing container's restarts (5 min) exceed its deadline.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(20);

    /// <summary>The seconds without progress after which the rollout must report its failure.</summary>
    public const int DeadlineSeconds = 120;

    /// <summary>At most this many pods: surge rounds up.</summary>
    public int MostPods => Replicas + Resolve(MaxSurge, roundUp: true);

    /// <summary>Whether a pod of the new image that has become ready stays so.</summary>
    public bool StaysReady => !Image.Contains("crash", StringComparison.Ordinal);

    /// <summary>At least this many available pods: unavailability rounds down; when both come to zero, one may be missing.</summary>
    public int FewestAvailable
    {
        get
        {
            var unavailable = Resolve(MaxUnavailable, roundUp: false);
            if (unavailable == 0 && Resolve(MaxSurge, roundUp: true) == 0) unavailable = 1;
            return Replicas - Math.Min(unavailable, Replicas);
        }
    }

    /// <summary>A cluster in which the rollout has begun this moment.</summary>
    public Cluster Begin()
    {
        var cluster = FirstDeployed();
        Change(cluster);
        return cluster;
    }

    /// <summary>Plays it.</summary>
    /// <param name="breakARule">Called when the rollout has begun, to do what no rule allows.</param>
    /// <returns>The cluster afterwards, and the place in its trace where the rollout began.</returns>
    public (Cluster Cluster, int RolloutStart) Play(Action<Cluster>? breakARule = null)
    {
        var cluster = FirstDeployed();
        var start = cluster.Trace.Entries.Count;
        Change(cluster);
        if (breakARule is not null)
        {
            cluster.Run(TimeSpan.FromSeconds(1));
            breakARule(cluster);
        }
        cluster.Run(Watched);
        return (cluster, start);
    }

    /// <summary>Whether every pod runs the wanted template, is available, and nothing else is left.</summary>
    /// <param name="web">The Deployment as someone wrote it.</param>
    /// <param name="generation">The generation that must have been observed.</param>
    public bool IsComplete(V1Deployment web, long? generation) =>
        web.Status?.ObservedGeneration >= generation && (web.Status.UpdatedReplicas ?? 0) == Replicas
            && (web.Status.Replicas ?? 0) == Replicas && (web.Status.AvailableReplicas ?? 0) == Replicas;

    // Four nodes, one of them cordoned.
    private Cluster FirstDeployed()
    {
        var cluster = new Cluster(new ClusterOptions { Seed = Seed, Nodes = 4, CachedImages = ["nginx:1.16"] });
        cluster.ApiServer.Update(cluster.Nodes[3] with { Spec = (cluster.Nodes[3].Spec ?? new V1NodeSpec()) with { Unschedulable = true } }, Me);
        cluster.ApiServer.Create(Web("nginx:1.16"), Me);
        Assert.True(cluster.RunUntil(() => cluster.Deployments[0] is var web && IsComplete(web, web.Metadata.Generation), Complete), $"{this}: the first deployment did not complete");
        return cluster;
    }

    private void Change(Cluster cluster) =>
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = Web(Image).Spec }, Me);

    private int Resolve(string value, bool roundUp)
    {
        if (!value.EndsWith('%')) return int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var percent = int.Parse(value[..^1], System.Globalization.CultureInfo.InvariantCulture) * Replicas;
        return roundUp ? (percent + 99) / 100 : percent / 100;
    }

    private V1Deployment Web(string image) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" },
        Spec = new V1DeploymentSpec
        {
            Replicas = Replicas,
            ProgressDeadlineSeconds = DeadlineSeconds,
            Strategy = new V1DeploymentStrategy
            {
                Type = "RollingUpdate",
                RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = Value(MaxSurge), MaxUnavailable = Value(MaxUnavailable) },
            },
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image }] },
            },
        },
    };

    private static IntOrString Value(string text) => text;
}
