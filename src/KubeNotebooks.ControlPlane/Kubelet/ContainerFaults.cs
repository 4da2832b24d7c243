using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Ends containers when a fault says so.</summary>
/// <remarks>
/// Simulated: a fault strikes the main containers of its pods so long after each start; those that run when it begins, so long after that.
/// </remarks>
internal sealed class ContainerFaults(KubeletServices services, ProbeManager probes)
{
    private static readonly TimeSpan AtStart = TimeSpan.FromMilliseconds(300);
    private static readonly FaultKind[] AfterStart = [FaultKind.Crash, FaultKind.ExitAtStart, FaultKind.OutOfMemory];

    /// <summary>A container has been started: what is to strike it will.</summary>
    public void Started(PodWorker worker, int index)
    {
        foreach (var kind in AfterStart)
        {
            if (services.Faults.Of(worker, kind) is { } fault) Schedule(worker, index, fault, kind == FaultKind.ExitAtStart ? AtStart : fault.After);
        }
    }

    /// <summary>A fault begins: it concerns what runs already.</summary>
    public void Begin(Fault fault)
    {
        foreach (var worker in Concerned(fault))
        {
            if (fault.Kind == FaultKind.Readiness) probes.Resume(worker, ProbeKind.Readiness);
            if (fault.Kind == FaultKind.Liveness) probes.Resume(worker, ProbeKind.Liveness);
            if (fault.Kind != FaultKind.Crash && fault.Kind != FaultKind.OutOfMemory) continue;
            for (var i = worker.InitCount; i < worker.Containers.Length; i++)
            {
                if (worker.Containers[i].Run is { IsRunning: true }) Schedule(worker, i, fault, fault.After);
            }
        }
    }

    /// <summary>The moment has come, unless the fault was healed or the container has ended.</summary>
    /// <returns>Whether something changed that a relist will see.</returns>
    public bool Strike(PodWorker worker, FaultStrikes strikes)
    {
        var state = worker.Containers[strikes.Container];
        if (!services.Faults.Lasts(strikes.Fault.Number) || state.Run is not { IsRunning: true } run || run.Attempt != strikes.Attempt) return false;
        var forMemory = strikes.Fault.Kind == FaultKind.OutOfMemory;
        if (!forMemory) run = run with { Program = run.Program with { Log = [.. run.Program.Log, new LogLine(services.Now - run.StartedAt, LastWords(strikes.Fault))] } };
        state.Run = run.Ended(services.Now, forMemory ? 137 : 1, forMemory);
        return true;
    }

    private IEnumerable<PodWorker> Concerned(Fault fault) => services.State.Pods.Values
        .Where(worker => fault.Target.Includes(worker.Pod, services.Api))
        .OrderBy(worker => worker.Pod.Metadata.NamespaceProperty, StringComparer.Ordinal).ThenBy(worker => worker.Pod.Metadata.Name, StringComparer.Ordinal);

    private void Schedule(PodWorker worker, int index, Fault fault, TimeSpan after)
    {
        if (index < worker.InitCount || worker.Containers[index].Run is not { } run) return;
        services.Schedule(after, new FaultStrikes(worker.Pod.Metadata.Uid, index, run.Attempt, fault));
    }

    private static string LastWords(Fault fault) => $"fatal: simulated failure ({fault.Kind})";
}
