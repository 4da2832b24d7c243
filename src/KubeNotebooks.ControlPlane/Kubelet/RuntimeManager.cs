using System.Diagnostics;
using k8s.Models;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>How far a sync has come.</summary>
internal enum SyncProgress
{
    /// <summary>A step takes time; a message tells when it is done.</summary>
    UnderWay,

    /// <summary>Nothing is left to do.</summary>
    Done,
}

/// <summary>Brings up what a pod lacks: its sandbox, then its containers one after the other.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go, SyncPod and computePodActions.</remarks>
internal sealed class RuntimeManager(KubeletServices services, ImageManager images, ConfigReferences references, ContainerFaults faults)
{
    /// <summary>Begins to bring up what the pod lacks.</summary>
    public SyncProgress Begin(PodWorker worker)
    {
        worker.ToStart.Clear();
        if (!worker.SandboxReady) return MountVolumes(worker);
        ChooseWhatToKill(worker);
        return KillNext(worker);
    }

    /// <summary>Tries to mount the volumes, again and again at growing intervals; the sandbox follows.</summary>
    /// <remarks>Source: kubernetes pkg/volume/util/operationexecutor/operation_generator.go, GenerateMountVolumeFunc.</remarks>
    public SyncProgress MountVolumes(PodWorker worker)
    {
        if (references.MissingVolume(worker.Pod) is var (volume, why))
        {
            services.Record(worker, "Warning", "FailedMount", $"MountVolume.SetUp failed for volume \"{volume}\" : {why}");
            worker.MountBackoff = KubeletTiming.NextMount(worker.MountBackoff);
            services.Schedule(worker.MountBackoff, new MountRetry(worker.Pod.Metadata.Uid, worker.Epoch));
            return SyncProgress.UnderWay;
        }
        services.Schedule(KubeletTiming.Sandbox(services.Simulator), new SandboxUp(worker.Pod.Metadata.Uid, worker.Epoch));
        return SyncProgress.UnderWay;
    }

    /// <summary>A container is stopped; the next one follows, then what is to be started.</summary>
    public SyncProgress ContainerIsKilled(PodWorker worker, ContainerKilled killed)
    {
        var state = worker.Containers[killed.Container];
        state.Run = state.Run!.Ended(services.Now, killed.ExitCode);
        return KillNext(worker);
    }

    /// <summary>The sandbox is up: the containers follow.</summary>
    public SyncProgress SandboxIsUp(PodWorker worker)
    {
        var node = services.NodeOf(worker);
        if (worker.Pod.Spec.HostNetwork == true) worker.PodIP = node.HostIP;
        else (worker.AddressNumber, worker.PodIP) = node.TakeAddress();
        worker.SandboxReady = true;
        ChooseContainers(worker);
        return StartNext(worker);
    }

    /// <summary>A pull has ended.</summary>
    public SyncProgress PullIsDone(PodWorker worker, PullDone done)
    {
        if (images.Conclude(worker, done) == ImageOutcome.Present && Create(worker, done.Request.Container)) return SyncProgress.UnderWay;
        worker.SyncFailed = true;
        return StartNext(worker);
    }

    /// <summary>A container is created: it is started.</summary>
    public SyncProgress ContainerIsCreated(PodWorker worker, int index)
    {
        var separator = services.Version.AtLeast(29) ? ": " : " ";
        services.Record(worker, index, "Normal", "Created", $"Created container{separator}{worker.Spec(index).Name}");
        services.Schedule(
            KubeletTiming.Start(services.Simulator), new ContainerStarted(worker.Pod.Metadata.Uid, worker.Epoch, index));
        return SyncProgress.UnderWay;
    }

    /// <summary>A container is started: the next one follows.</summary>
    public SyncProgress ContainerIsStarted(PodWorker worker, int index)
    {
        var state = worker.Containers[index];
        var run = NewRun(worker, index);
        state.Before = state.Run;
        if (run.Program.StartError is { } error)
        {
            state.Run = run with { FinishedAt = services.Now, ExitCode = 128, Reason = "StartError", Message = error };
            state.Waiting = new WaitingReason("RunContainerError", error);
            worker.SyncFailed = true;
            services.Record(worker, index, "Warning", "Failed", $"Error: {error}");
            return StartNext(worker);
        }
        (state.Run, state.Waiting) = (run, null);
        services.Record(worker, index, "Normal", "Started", $"Started container {worker.Spec(index).Name}");
        if (run.Program.ExitsAfter is { } time)
            services.Schedule(time, new ContainerExited(worker.Pod.Metadata.Uid, index, run.Attempt));
        faults.Started(worker, index);
        return StartNext(worker);
    }

    // Running containers whose probe says that they must go, or whose spec now names another image.
    private static void ChooseWhatToKill(PodWorker worker)
    {
        worker.ToKill.Clear();
        for (var i = 0; i < worker.Containers.Length; i++)
        {
            var (spec, state) = (worker.Spec(i), worker.Containers[i]);
            if (state.Seen is not { IsRunning: true, Image: { } image } || state.Run is not { IsRunning: true }) continue;
            var why = Array.Find(state.Probes, probe => probe is { Kind: not ProbeKind.Readiness, Success: false, InRow: > 0 }) switch
            {
                { Kind: ProbeKind.Liveness, InRow: > 0 } => "failed liveness probe",
                { Kind: ProbeKind.Startup, InRow: > 0 } => "failed startup probe",
                _ => null,
            };
            if (ImageReference.TryParse(spec.Image, out var wanted, out _) && wanted.Canonical != image.Reference.Canonical)
                why = "definition changed";
            if (why is not null) worker.ToKill.Enqueue((i, why));
        }
    }

    private SyncProgress KillNext(PodWorker worker)
    {
        if (worker.ToKill.TryDequeue(out var next))
        {
            var (index, why) = next;
            services.Record(worker, index, "Normal", "Killing", $"Container {worker.Spec(index).Name} {why}, will be restarted");
            var grace = worker.Pod.Spec.TerminationGracePeriodSeconds ?? 30;
            var (time, exitCode) = ContainerStop.Plan(worker.Spec(index), services.Faults.WhenStopped(worker, worker.Containers[index].Run!), grace, services.Simulator);
            services.Schedule(time, new ContainerKilled(worker.Pod.Metadata.Uid, worker.Epoch, index, exitCode));
            worker.ToStart.Enqueue(index);
            return SyncProgress.UnderWay;
        }
        ChooseContainers(worker);
        return StartNext(worker);
    }

    // By what the last relist saw; what was killed in this sync is in the queue already.
    private static void ChooseContainers(PodWorker worker)
    {
        for (var i = 0; i < worker.InitCount; i++)
        {
            var run = worker.Containers[i].Seen;
            var sidecar = PodViewer.IsSidecar(worker.Spec(i));
            if (sidecar ? run is { IsRunning: true } : run is { IsRunning: false, ExitCode: 0 }) continue;
            if (PodViewer.ShouldRun(worker, i, run)) worker.ToStart.Enqueue(i);
            return;
        }
        for (var i = worker.InitCount; i < worker.Containers.Length; i++)
        {
            if (PodViewer.ShouldRun(worker, i, worker.Containers[i].Seen)) worker.ToStart.Enqueue(i);
        }
    }

    private SyncProgress StartNext(PodWorker worker)
    {
        while (worker.ToStart.TryDequeue(out var index))
        {
            if (IsBackingOff(worker, index))
            {
                worker.SyncFailed = true;
                continue;
            }
            var image = images.Ensure(worker, index);
            if (image == ImageOutcome.Pulling || (image == ImageOutcome.Present && Create(worker, index))) return SyncProgress.UnderWay;
            worker.SyncFailed = true;
        }
        return SyncProgress.Done;
    }

    // Source: kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff.
    private bool IsBackingOff(PodWorker worker, int index)
    {
        var state = worker.Containers[index];
        var ended = state.Seen is { IsRunning: true } ? state.SeenBefore : state.Seen;
        if (ended?.FinishedAt is not { } finished) return false;
        if (state.CrashBackoff is { } backoff && backoff.IsWaiting(finished, services.Now))
        {
            var metadata = worker.Pod.Metadata;
            var name = worker.Spec(index).Name;
            var pod = $"{metadata.Name}_{metadata.NamespaceProperty}({metadata.Uid})";
            services.Record(worker, index, "Warning", "BackOff", services.Version.AtLeast(26)
                ? $"Back-off restarting failed container {name} in pod {pod}"
                : "Back-off restarting failed container");
            state.Waiting = new WaitingReason(
                "CrashLoopBackOff", $"back-off {GoDuration.Text(backoff.Delay)} restarting failed container={name} pod={pod}");
            return true;
        }
        state.CrashBackoff = RestartBackoff.Next(state.CrashBackoff, finished, services.Now);
        return false;
    }

    private bool Create(PodWorker worker, int index)
    {
        if (references.Missing(worker.Pod.Metadata.NamespaceProperty, worker.Spec(index)) is { } missing)
        {
            worker.Containers[index].Waiting = new WaitingReason("CreateContainerConfigError", missing);
            services.Record(worker, index, "Warning", "Failed", $"Error: {missing}");
            return false;
        }
        services.Schedule(
            KubeletTiming.Create(services.Simulator), new ContainerCreated(worker.Pod.Metadata.Uid, worker.Epoch, index));
        return true;
    }

    private ContainerRun NewRun(PodWorker worker, int index)
    {
        var spec = worker.Spec(index);
        if (!ImageReference.TryParse(spec.Image, out var reference, out _) || !services.NodeOf(worker).Images.TryGetValue(reference.Canonical, out var image))
            throw new UnreachableException($"Image {spec.Image} was there when the container was created.");
        return new ContainerRun(
            (worker.Containers[index].Run?.Attempt ?? -1) + 1, NewId(), image, MemoryLimit.Impose(ContainerProgram.Of(image, spec), spec, () => NodeMemory(worker)), services.Now);
    }

    private long NodeMemory(PodWorker worker) => MemoryLimit.Of(services.Api.TryGet<V1Node>(null, worker.Pod.Spec.NodeName)?.Status?.Allocatable) ?? long.MaxValue;

    private string NewId()
    {
        const int words = 4;
        Span<byte> bytes = stackalloc byte[words * sizeof(ulong)];
        var chance = services.Simulator.Random("container-ids");
        for (var i = 0; i < words; i++) BitConverter.TryWriteBytes(bytes[(i * sizeof(ulong))..], chance.NextBits());
        var id = Convert.ToHexStringLower(bytes);
        return services.Version.AtLeast(24) ? $"containerd://{id}" : $"docker://{id}";
    }
}
