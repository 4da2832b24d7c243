using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Tests.Timelines;

/// <summary>A Deployment <c>web</c> and what is done to it.</summary>
internal sealed class Story
{
    private const string Me = "someone";

    public Story(int replicas = 5, string image = "nginx:1.16", string surge = "25%", string unavailable = "25%", string @namespace = "default", ClusterOptions? options = null, Func<V1Deployment, V1Deployment>? with = null)
    {
        Cluster = new Cluster(options ?? new ClusterOptions { CachedImages = ["nginx:1.16", "nginx:1.17"] });
        if (@namespace != "default") Cluster.ApiServer.Create(new V1Namespace { Metadata = new V1ObjectMeta { Name = @namespace } }, Me);
        var web = new V1Deployment
        {
            Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = @namespace },
            Spec = new V1DeploymentSpec
            {
                Replicas = replicas,
                Strategy = Rolling(surge, unavailable),
                Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
                    Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image }] },
                },
            },
        };
        Cluster.ApiServer.Create(with is null ? web : with(web), Me);
    }

    public Cluster Cluster { get; }

    public V1Deployment Web => Cluster.ApiServer.Get<V1Deployment>("default", "web");

    /// <summary>Whether what the ReplicaSets and the Deployment report is what there is: no controller has old numbers.</summary>
    public bool ReportsAgree
    {
        get
        {
            var active = Cluster.Pods.Where(pod => pod.Metadata.DeletionTimestamp is null).ToArray();
            var ready = active.Count(pod => PodStates.Of(pod) == PodState.Ready);
            var (web, sets) = (Web.Status, Cluster.ReplicaSets);
            return sets.All(set => (set.Status?.Replicas ?? 0) == (set.Spec.Replicas ?? 0)) && sets.All(set => (set.Spec.Replicas ?? 0) == active.Count(pod => pod.Metadata.OwnerReferences?[0].Uid == set.Metadata.Uid))
                && sets.Sum(set => set.Status?.ReadyReplicas ?? 0) == ready && (web?.Replicas ?? 0) == active.Length && (web?.ReadyReplicas ?? 0) == ready;
        }
    }

    public static V1DeploymentStrategy Rolling(string surge, string unavailable) => new()
    {
        Type = "RollingUpdate",
        RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = surge, MaxUnavailable = unavailable },
    };

    public Story Run(double seconds)
    {
        Cluster.Run(TimeSpan.FromSeconds(seconds));
        return this;
    }

    public Story Change(Func<V1DeploymentSpec, V1DeploymentSpec> change, string actor = Me)
    {
        Cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = change(web.Spec) }, actor);
        return this;
    }

    public Story Image(string image, string actor = Me) => Change(spec => spec with
    {
        Template = spec.Template with { Spec = spec.Template.Spec with { Containers = [spec.Template.Spec.Containers[0] with { Image = image }] } },
    }, actor);

    public Story Scale(int replicas, string actor = Me) => Change(spec => spec with { Replicas = replicas }, actor);

    /// <summary>As <c>#!kube</c> does: the command is noted, then kubectl writes.</summary>
    public Story Command(string text, Func<Story, Story> write)
    {
        Cluster.NoteCommand(text);
        return write(this);
    }
}
