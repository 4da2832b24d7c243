using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Sees what a pod looks like from outside, by what the last relist saw and the last sync remembered.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kubelet_pods.go, convertToAPIContainerStatuses; prober/prober_manager.go, UpdatePodStatus.</remarks>
internal static class PodViewer
{
    private static readonly WaitingReason Creating = new("ContainerCreating");
    private static readonly WaitingReason Initializing = new("PodInitializing");

    /// <summary>Looks at a pod.</summary>
    public static PodView See(PodWorker worker, KubernetesVersion version)
    {
        var views = new ContainerView[worker.Containers.Length];
        for (var i = 0; i < views.Length; i++) views[i] = See(worker, i);
        var tornDown = worker.Terminated && version.AtLeast(27) && Array.TrueForAll(views, view => view.Run is not null);
        var phase = worker.View?.Phase is "Succeeded" or "Failed"
            ? worker.View.Phase
            : PodPhase.Of(worker.Pod.Spec.RestartPolicy ?? "Always", OrdinaryInit(worker, views), views.AsSpan(worker.InitCount), tornDown);
        return new PodView(phase, worker.SandboxSeen || worker.Terminated ? worker.PodIP : null, worker.SandboxSeen && worker.SandboxReady, views);
    }

    /// <summary>Whether a container that has ended, or never ran, is to run again.</summary>
    /// <param name="worker">Its pod.</param>
    /// <param name="index">Which container.</param>
    /// <param name="run">Its newest run; null: never ran.</param>
    /// <remarks>Source: kubernetes pkg/kubelet/container/helpers.go, ShouldContainerBeRestarted.</remarks>
    public static bool ShouldRun(PodWorker worker, int index, ContainerRun? run)
    {
        if (worker.Terminating) return false;
        if (run is null) return true;
        if (run.IsRunning) return false;
        var policy = worker.Pod.Spec.RestartPolicy ?? "Always";
        if (index < worker.InitCount) return IsSidecar(worker.Spec(index)) || (run.ExitCode != 0 && policy != "Never");
        return policy == "Always" || (policy == "OnFailure" && run.ExitCode != 0);
    }

    /// <summary>Whether an init container is one that goes on running.</summary>
    public static bool IsSidecar(V1Container container) => container.RestartPolicy == "Always";

    private static ContainerView See(PodWorker worker, int index)
    {
        var state = worker.Containers[index];
        var spec = worker.Spec(index);
        var run = state.Seen;
        WaitingReason? waiting = null;
        if (run is null) waiting = (worker.Terminating ? null : state.Waiting) ?? (worker.InitCount > 0 ? Initializing : Creating);
        else if (!run.IsRunning && ShouldRun(worker, index, run)) waiting = state.Waiting;
        var running = run is { IsRunning: true };
        var started = running && (spec.StartupProbe is null || Passed(state, ProbeKind.Startup));
        var ready = index < worker.InitCount && !IsSidecar(spec)
            ? run is { IsRunning: false, ExitCode: 0 }
            : started && (spec.ReadinessProbe is null || Passed(state, ProbeKind.Readiness));
        return new ContainerView(run, state.SeenBefore, waiting, ready, started);
    }

    private static bool Passed(ContainerState state, ProbeKind kind)
    {
        foreach (var probe in state.Probes)
        {
            if (probe.Kind == kind) return probe.Success == true;
        }
        return false;
    }

    private static ReadOnlySpan<ContainerView> OrdinaryInit(PodWorker worker, ContainerView[] views)
    {
        if (worker.InitCount == 0) return [];
        List<ContainerView> ordinary = [];
        for (var i = 0; i < worker.InitCount; i++)
        {
            if (!IsSidecar(worker.Spec(i))) ordinary.Add(views[i]);
        }
        return ordinary.ToArray();
    }
}
