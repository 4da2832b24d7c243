using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Kubelet;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Relations;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>All that the rules look at: a Deployment with its ReplicaSets, pods and events, at one moment.</summary>
internal sealed class RolloutScene
{
    private readonly Cluster _cluster;
    private readonly Lazy<ILookup<string, Corev1Event>> _events;

    /// <summary>Looks at a Deployment.</summary>
    public RolloutScene(Cluster cluster, V1Deployment deployment)
    {
        _cluster = cluster;
        View = DeploymentView.Of(deployment, Ownership.ReplicaSetsOf(cluster, deployment));
        var pods = Ownership.PodsOf(cluster, deployment, View.All).ToLookup(pod => pod.Metadata.DeletionTimestamp is not null);
        Terminating = [.. pods[true]];
        NewPods = [.. pods[false].Where(IsNew)];
        OldPods = [.. pods[false].Where(pod => !IsNew(pod))];
        (Step, StepAt) = LatestStep(cluster, deployment.Metadata.Uid);
        _events = new(() => cluster.ApiServer.List<Corev1Event>(deployment.Metadata.NamespaceProperty)
            .ToLookup(one => one.InvolvedObject.Uid ?? "", StringComparer.Ordinal));
    }

    /// <summary>The Deployment and its ReplicaSets.</summary>
    public DeploymentView View { get; }

    /// <summary>The Deployment.</summary>
    public V1Deployment Deployment => View.Deployment;

    /// <summary>What a command about it needs after the name: nothing in the namespace <c>default</c>.</summary>
    public string InNamespace => Deployment.Metadata.NamespaceProperty is "default" ? "" : $" -n {Deployment.Metadata.NamespaceProperty}";

    /// <summary>The pods of the current template that are to stay, by name.</summary>
    public ImmutableArray<V1Pod> NewPods { get; }

    /// <summary>The pods of older templates that have not been deleted, by name.</summary>
    public ImmutableArray<V1Pod> OldPods { get; }

    /// <summary>The pods that are being deleted, old and new, by name.</summary>
    public ImmutableArray<V1Pod> Terminating { get; }

    /// <summary>The controller's latest decision; null: there was none.</summary>
    public RolloutStep? Step { get; }

    /// <summary>When that decision was made.</summary>
    public DateTimeOffset StepAt { get; }

    /// <summary>The present.</summary>
    public DateTimeOffset Now => _cluster.Now;

    /// <summary>The release.</summary>
    public KubernetesVersion Version => _cluster.Options.Version;

    /// <summary>The nodes, by name.</summary>
    public IReadOnlyList<V1Node> Nodes => _cluster.ApiServer.List<V1Node>();

    /// <summary>The pods of the whole cluster.</summary>
    public IReadOnlyList<V1Pod> AllPods => _cluster.ApiServer.List<V1Pod>();

    /// <summary>What fails on purpose and concerns the Deployment, oldest first.</summary>
    public ImmutableArray<Fault> Faults => [.. _cluster.Faults.Active.Where(fault => Concerns(fault))];

    /// <summary>Where an image can be had at this moment.</summary>
    public ImagePlace WhereIs(string image)
    {
        if (!ImageReference.TryParse(image, out var reference, out _)) return ImagePlace.Nowhere;
        var gone = _cluster.Faults.Active.Any(fault => fault.Kind == FaultKind.ImageGone && fault.Target.Name == reference.Canonical);
        if (!gone && _cluster.Images.Registry.Find(reference) is not null) return ImagePlace.Registry;
        return !gone && _cluster.Images.FindBuilt(reference) is not null ? ImagePlace.BuildersMachine : ImagePlace.Nowhere;
    }

    /// <summary>Whether there is such a service account.</summary>
    public bool HasServiceAccount(string name) =>
        _cluster.ApiServer.TryGet<V1ServiceAccount>(Deployment.Metadata.NamespaceProperty, name) is not null;

    /// <summary>Whether a ReplicaSet has ever reported an available pod.</summary>
    public bool EverAvailable(V1ReplicaSet set) =>
        DeploymentView.Available(set) > 0 || _cluster.History.VersionsOf(set.Metadata.Uid).Any(version => version.Object is V1ReplicaSet then && DeploymentView.Available(then) > 0);

    /// <summary>The events about an object with one reason, the latest last.</summary>
    public ImmutableArray<PastEvent> Events(string uid, string reason) =>
        [.. _events.Value[uid].Where(one => one.Reason == reason).Select(one => PastEvent.Of(one)).OrderBy(one => one.Last).ThenBy(one => one.Message, StringComparer.Ordinal)];

    /// <summary>
    /// The last line that a container's run before the present one wrote, or the present one's; empty when there is none.
    /// </summary>
    public string LastLogLine(V1Pod pod, string container)
    {
        foreach (var previous in new[] { false, true })
        {
            try
            {
                var log = _cluster.Logs(pod.Metadata.NamespaceProperty, pod.Metadata.Name, new PodLogRequest(container, previous, TailLines: 5));
                if (log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last]) return last;
            }
            catch (StatusException)
            {
                // There is no log yet, or no more.
            }
        }
        return "";
    }

    /// <summary>The statuses of the pods' containers that meet a condition, pod by pod; of each pod the first.</summary>
    public ImmutableArray<FoundContainer> Containers(Func<V1ContainerStatus, bool> condition, bool init = false)
    {
        var found = ImmutableArray.CreateBuilder<FoundContainer>();
        foreach (var pod in NewPods)
        {
            foreach (var status in (init ? pod.Status?.InitContainerStatuses : pod.Status?.ContainerStatuses) ?? [])
            {
                if (!condition(status)) continue;
                found.Add(new FoundContainer(pod, status));
                break;
            }
        }
        return found.ToImmutable();
    }

    private bool Concerns(Fault fault)
    {
        var target = fault.Target;
        V1Pod[] pods = [.. NewPods, .. OldPods, .. Terminating];
        return target.Type switch
        {
            "deploy" => target.Name == Deployment.Metadata.Name && target.Namespace == Deployment.Metadata.NamespaceProperty,
            "pod" => target.Namespace == Deployment.Metadata.NamespaceProperty && pods.Any(pod => pod.Metadata.Name == target.Name),
            "node" => pods.Any(pod => pod.Spec.NodeName == target.Name || string.IsNullOrEmpty(pod.Spec.NodeName)),
            "image" => Deployment.Spec.Template.Spec.Containers.Any(one => ImageReference.TryParse(one.Image, out var reference, out _) && reference.Canonical == target.Name),
            _ => NewPods.Any(pod => PodStates.Of(pod) is PodState.Starting),
        };
    }

    private bool IsNew(V1Pod pod) => OwnerReferences.ControllerOf(pod.Metadata)?.Uid == View.New?.Metadata.Uid;

    private static (RolloutStep? Step, DateTimeOffset At) LatestStep(Cluster cluster, string uid)
    {
        var entries = cluster.Trace.Entries;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].What is RolloutStep step && step.DeploymentUid == uid) return (step, entries[i].At);
        }
        return (null, default);
    }
}

/// <summary>A container of a pod that a rule has found.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Status">The container's status.</param>
internal readonly record struct FoundContainer(V1Pod Pod, V1ContainerStatus Status);
