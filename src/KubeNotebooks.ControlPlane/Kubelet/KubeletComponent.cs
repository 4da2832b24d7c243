using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>The kubelets of all nodes: they run the pods that are assigned to their node.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kubelet.go, syncLoopIteration. Simulated: one component acts for every node.</remarks>
internal sealed class KubeletComponent : IComponent
{
    private readonly KubeletServices _services;
    private readonly ImageManager _images;
    private readonly StatusManager _statuses;
    private readonly RuntimeManager _runtime;
    private readonly ProbeManager _probes;
    private readonly PodSyncer _syncer;
    private readonly PodTerminator _terminator;
    private readonly ContainerFaults _faults;
    private readonly NodeFaults _nodes;

    /// <summary>Makes the kubelets and registers them with the simulation.</summary>
    public KubeletComponent(KubeApiServer api, KubeletState state, FaultsState faults)
    {
        _services = new KubeletServices(api, state, faults);
        _images = new ImageManager(_services);
        _statuses = new StatusManager(_services);
        _probes = new ProbeManager(_services);
        _faults = new ContainerFaults(_services, _probes);
        _runtime = new RuntimeManager(_services, _images, new ConfigReferences(_services), _faults);
        _syncer = new PodSyncer(_services, _statuses, _runtime, _probes);
        _terminator = new PodTerminator(_services, _statuses);
        _nodes = new NodeFaults(_services, _statuses);
        api.Simulator.Register(this);
        api.Subscribe(Name, IsOfInterest);
    }

    /// <inheritdoc/>
    public string Name => KubeletServices.Component;

    private Dictionary<string, PodWorker> Pods => _services.State.Pods;

    /// <inheritdoc/>
    public void Receive(object message)
    {
        if (NodeOf(message) is { } name && _services.State.Nodes.TryGetValue(name, out var cutOff) && cutOff.IsSilent)
        {
            cutOff.Missed.Enqueue(message);
            return;
        }
        switch (message)
        {
            case WatchEvent { Object: V1Pod pod } change:
                Observe(change.Type, pod);
                break;
            case WatchEvent { Object: V1Node node }:
                Join(node);
                break;
            case PullDone done when !_images.IsCurrent(done):
                break;
            case PullDone done:
                _images.Advance(done);
                if (Find(done.Request.Uid) is { } waiting && waiting.Epoch == done.Request.Epoch)
                    _syncer.Continue(waiting, _runtime.PullIsDone(waiting, done));
                break;
            case PodStep step:
                if (Find(step.Uid) is { } stepping && stepping.Epoch == step.Epoch) Receive(stepping, step);
                break;
            case PodMessage about:
                if (Find(about.Uid) is { } worker) Receive(worker, about);
                break;
            case FaultBegan began:
                Begin(began.Fault);
                break;
            case FaultHealed healed:
                End(healed.Fault);
                break;
            case NodeReports reports:
                _nodes.Report(reports.Node);
                break;
            default:
                throw new UnreachableException($"The kubelet got {message}.");
        }
    }

    private void Begin(Fault fault)
    {
        if (fault.Kind == FaultKind.RegistrySlow) _images.ChangeSpeed(fault.Times);
        if (fault.Kind == FaultKind.NodeDown) _nodes.Silence(fault.Target.Name);
        if (fault.Kind == FaultKind.NodeFull) _nodes.Reserve(fault.Target.Name, all: true);
        _faults.Begin(fault);
    }

    private void End(Fault fault)
    {
        if (fault.Kind == FaultKind.RegistrySlow) _images.ChangeSpeed(1.0 / fault.Times);
        if (fault.Kind == FaultKind.NodeFull) _nodes.Reserve(fault.Target.Name, all: false);
        if (fault.Kind != FaultKind.NodeDown) return;
        foreach (var missed in _nodes.Return(fault.Target.Name)) Receive(missed);
    }

    // The node whose kubelet a message is for; null for what happens whether the kubelet hears of it or not.
    private string? NodeOf(object message) => message switch
    {
        WatchEvent { Object: V1Pod pod } => pod.Spec.NodeName,
        PullDone done => done.Node,
        ContainerExited or FaultStrikes => null,
        PodMessage about => Find(about.Uid)?.Pod.Spec.NodeName,
        _ => null,
    };

    // Its own status writes, and others' of no consequence, need not come back to it.
    private bool IsOfInterest(WatchEvent change)
    {
        if (change.Object is not V1Pod pod) return change is { Object: V1Node, Type: WatchEventType.Added };
        if (string.IsNullOrEmpty(pod.Spec.NodeName)) return false;
        if (!Pods.TryGetValue(pod.Metadata.Uid, out var worker)) return change.Type != WatchEventType.Deleted;
        return change.Type == WatchEventType.Deleted || !ReferenceEquals(worker.Pod.Spec, pod.Spec)
            || pod.Spec.ReadinessGates is { Count: > 0 } || worker.Pod.Metadata.DeletionTimestamp != pod.Metadata.DeletionTimestamp;
    }

    private PodWorker? Find(string uid) => Pods.GetValueOrDefault(uid);

    // A machine outlives its object: what runs on it goes on, until someone deletes the pods.
    private void Join(V1Node node)
    {
        if (_services.State.Nodes.ContainsKey(node.Metadata.Name)) return;
        var runtime = new NodeRuntime(node, _services.State.Preloaded);
        _services.State.Nodes.Add(runtime.Name, runtime);
        _services.Join(runtime);
    }

    private void Observe(WatchEventType change, V1Pod pod)
    {
        var worker = Find(pod.Metadata.Uid);
        if (change == WatchEventType.Deleted)
        {
            if (worker is not null) _terminator.Forget(worker);
            return;
        }
        if (worker is null)
        {
            if (pod.Status?.Phase is "Succeeded" or "Failed" || !_services.State.Nodes.ContainsKey(pod.Spec.NodeName)) return;
            worker = new PodWorker(pod, KubeletTiming.RelistPhase(_services.Simulator));
            Pods.Add(pod.Metadata.Uid, worker);
        }
        else if (worker.Terminating)
        {
            Shorten(worker, pod);
            return;
        }
        worker.Pod = pod;
        if (pod.Metadata.DeletionTimestamp is not null) _terminator.Begin(worker, pod.Metadata.DeletionGracePeriodSeconds ?? 0);
        else _syncer.Request(worker);
    }

    private void Shorten(PodWorker worker, V1Pod pod)
    {
        var (before, after) = (worker.Pod.Metadata, pod.Metadata);
        worker.Pod = pod;
        if (after.DeletionGracePeriodSeconds is not (> 0 and var grace) || !(grace < before.DeletionGracePeriodSeconds)) return;
        var rest = (after.DeletionTimestamp!.Value - _services.Now.UtcDateTime).TotalSeconds;
        _terminator.Shorten(worker, (long)Math.Ceiling(rest));
    }

    private void Receive(PodWorker worker, PodStep step)
    {
        switch (step)
        {
            case MountRetry:
                _syncer.Continue(worker, _runtime.MountVolumes(worker));
                break;
            case SandboxUp:
                _syncer.ScheduleRelist(worker);
                _syncer.Continue(worker, _runtime.SandboxIsUp(worker));
                break;
            case ContainerCreated created:
                _syncer.Continue(worker, _runtime.ContainerIsCreated(worker, created.Container));
                break;
            case ContainerStarted started:
                _syncer.ScheduleRelist(worker);
                _syncer.Continue(worker, _runtime.ContainerIsStarted(worker, started.Container));
                break;
            case ContainerKilled killed:
                _syncer.ScheduleRelist(worker);
                _syncer.Continue(worker, _runtime.ContainerIsKilled(worker, killed));
                break;
            case ContainersStopped:
                _terminator.ContainersAreStopped(worker);
                break;
            default:
                throw new UnreachableException($"The kubelet got {step}.");
        }
    }

    private void Receive(PodWorker worker, PodMessage message)
    {
        switch (message)
        {
            case RelistPod:
                _syncer.Relist(worker);
                break;
            case WriteStatus:
                _statuses.Write(worker);
                break;
            case SyncTimer timer:
                if (worker.LastSync == timer.SyncEnded && !worker.Busy) _syncer.Request(worker);
                break;
            case ContainerExited exited:
                Exit(worker, exited);
                break;
            case FaultStrikes strikes:
                if (_faults.Strike(worker, strikes)) _syncer.ScheduleRelist(worker);
                break;
            case ProbeTick tick:
                Probe(worker, tick);
                break;
            case PodCleanedUp:
                _terminator.IsCleanedUp(worker);
                break;
            case DeletePod:
                _statuses.Delete(worker);
                break;
            default:
                throw new UnreachableException($"The kubelet got {message}.");
        }
    }

    private void Exit(PodWorker worker, ContainerExited exited)
    {
        var state = worker.Containers[exited.Container];
        if (state.Run is not { IsRunning: true } run || run.Attempt != exited.Attempt) return;
        state.Run = run.Ended(_services.Now, run.Program.ExitCode, run.Program.IsKilledForMemory);
        _syncer.ScheduleRelist(worker);
    }

    private void Probe(PodWorker worker, ProbeTick tick)
    {
        if (!_probes.Attempt(worker, tick)) return;
        _statuses.Refresh(worker);
        _syncer.Request(worker);
    }
}
