using k8s.Models;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Benchmarks;

/// <summary>A Deployment is created, becomes complete, gets a new image and becomes complete again.</summary>
internal static class RolloutScenario
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(12);

    /// <summary>Runs the whole story.</summary>
    /// <param name="replicas">How many pods.</param>
    /// <param name="options">On which cluster.</param>
    /// <returns>The cluster as it stands afterwards.</returns>
    /// <exception cref="InvalidOperationException">A rollout did not complete within the limit.</exception>
    public static Cluster Run(int replicas, ClusterOptions options)
    {
        var cluster = new Cluster(options);
        cluster.ApiServer.Create(Web(replicas), "benchmark");
        Complete(cluster, replicas);
        RollOut(cluster, replicas, "nginx:1.17");
        return cluster;
    }

    /// <summary>Changes the Deployment's image and waits until it is complete.</summary>
    /// <param name="cluster">Where it lives.</param>
    /// <param name="replicas">How many pods it has.</param>
    /// <param name="image">The new image.</param>
    /// <exception cref="InvalidOperationException">The rollout did not complete within the limit.</exception>
    public static void RollOut(Cluster cluster, int replicas, string image)
    {
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = Web(replicas, image).Spec }, "benchmark");
        Complete(cluster, replicas);
    }

    private static void Complete(Cluster cluster, int replicas)
    {
        if (!cluster.RunUntil(() => IsComplete(cluster, replicas), Limit)) throw new InvalidOperationException("The rollout did not complete.");
    }

    // Source: kubernetes pkg/controller/deployment/util/deployment_util.go, DeploymentComplete.
    private static bool IsComplete(Cluster cluster, int replicas)
    {
        var web = cluster.ApiServer.Get<V1Deployment>("default", "web");
        return web.Status.ObservedGeneration >= web.Metadata.Generation && web.Status.UpdatedReplicas == replicas
            && web.Status.Replicas == replicas && web.Status.AvailableReplicas == replicas;
    }

    private static V1Deployment Web(int replicas, string image = "nginx:1.16") => new()
    {
        Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" },
        Spec = new V1DeploymentSpec
        {
            Replicas = replicas,
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "nginx", Image = image }] },
            },
        },
    };
}
