using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

/// <summary>A cluster of an API server, the controller manager and a kubelet made of two timers.</summary>
internal sealed class ControllerBench
{
    public const string Me = "kubectl";
    private readonly Cluster _cluster;

    public ControllerBench(long seed = 1, KubernetesVersion? version = null)
    {
        _cluster = new Cluster(new ClusterOptions
        {
            Seed = seed,
            Version = version ?? KubernetesVersion.V1_32,
            Controllers = false,
            Nodes = 0,
        });
        _ = new ControllerManager(Api, new ControllerManagerState());
        _ = new HandKubelet(Api);
    }

    public KubeApiServer Api => _cluster.ApiServer;

    public Simulator Simulator => _cluster.Simulator;

    /// <summary>The Deployment <c>web</c>.</summary>
    public V1Deployment Web => Api.Get<V1Deployment>("default", "web");

    public IReadOnlyList<V1Pod> Pods => Api.List<V1Pod>("default");

    public IReadOnlyList<V1ReplicaSet> ReplicaSets => Api.List<V1ReplicaSet>("default");

    /// <summary>What was recorded with a reason, by time.</summary>
    public IEnumerable<string> Messages(string reason) => Api.List<Corev1Event>("default")
        .Where(e => e.Reason == reason).OrderBy(e => e.Metadata.Name, StringComparer.Ordinal).Select(e => e.Message);

    public V1Deployment Apply(V1Deployment deployment) => Api.Create(
        deployment with { Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" }, Status = null }, Me);

    public void Change(Func<V1DeploymentSpec, V1DeploymentSpec> change) =>
        Api.PatchObject<V1Deployment>("default", "web", web => web with { Spec = change(web.Spec) }, Me);

    public void SetImage(string image) => Change(spec => spec with { Template = Objects.Template(image) });

    public void Run(double seconds) => Simulator.RunFor(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until the rollout is over.</summary>
    /// <returns>False when it is not within five minutes.</returns>
    public bool RunUntilComplete() => Simulator.RunUntil(IsComplete, TimeSpan.FromMinutes(5));

    private bool IsComplete()
    {
        var (replicas, status) = (Web.Spec.Replicas, Web.Status);
        return status?.ObservedGeneration >= Web.Metadata.Generation && (status.UpdatedReplicas ?? 0) == replicas
            && (status.Replicas ?? 0) == replicas && (status.AvailableReplicas ?? 0) == replicas;
    }
}
