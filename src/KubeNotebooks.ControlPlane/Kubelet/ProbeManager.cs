using k8s.Models;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Runs the probes of containers.</summary>
/// <remarks>
/// Source: kubernetes pkg/kubelet/prober/worker.go, doProbe; prober.go, probe.
/// Simulated: a probe that succeeds, and whose program never changes its answer again, is not run any more.
/// </remarks>
internal sealed class ProbeManager(KubeletServices services)
{
    private const int DefaultPeriodSeconds = 10;
    private const int DefaultFailureThreshold = 3;
    private const int DefaultSuccessThreshold = 1;

    /// <summary>Looks at a pod at the start of a sync: a new container is probed from now on, an unready one at once.</summary>
    public void Follow(PodWorker worker)
    {
        for (var i = 0; i < worker.Containers.Length; i++)
        {
            var (spec, state) = (worker.Spec(i), worker.Containers[i]);
            if (spec.ReadinessProbe is null && spec.LivenessProbe is null && spec.StartupProbe is null) continue;
            if (state.Seen is not { IsRunning: true } run || !ReferenceEquals(run, state.Run)) continue;
            if (state.ProbedAttempt != run.Attempt) Begin(worker, i, run);
            else Nudge(worker, i);
        }
    }

    /// <summary>An attempt is due.</summary>
    /// <returns>Whether the probe's result changed, so that the pod needs a sync.</returns>
    public bool Attempt(PodWorker worker, ProbeTick tick)
    {
        var (spec, state) = (worker.Spec(tick.Container), worker.Containers[tick.Container]);
        var index = Array.FindIndex(state.Probes, probe => probe.Kind == tick.Kind);
        if (worker.Terminating || index < 0 || state.Probes[index].Round != tick.Round || state.Run is not { IsRunning: true } run) return false;
        var probe = Spec(spec, tick.Kind)!;
        var known = state.Probes[index];
        if (known.Kind == ProbeKind.Startup && known.Success == true) return false;
        var started = Array.Find(state.Probes, other => other.Kind == ProbeKind.Startup);
        if (spec.StartupProbe is not null && known.Kind != ProbeKind.Startup && started.Success != true)
        {
            Later(worker, tick, probe);
            return false;
        }
        var answer = ProbeAnswer.Of(
            probe, spec, services.Faults.WhenProbed(worker, tick.Kind, probe, run.Program), worker.PodIP ?? "", services.Now - run.StartedAt, services.Version);
        if (!answer.Healthy)
            services.Record(worker, tick.Container, "Warning", "Unhealthy", $"{tick.Kind} probe failed: {answer.Output}");
        var judged = Judge(known, answer.Healthy, probe);
        state.Probes[index] = judged;
        var steady = answer.Healthy && judged.Success == true && run.Program.Files.Length == 0;
        var over = judged is { Kind: not ProbeKind.Readiness, Success: false, InRow: > 0 };
        if (!steady && !over) Later(worker, tick, probe);
        return judged.Success != known.Success;
    }

    /// <summary>Something may have changed: probes of a kind that were not run any more are run again.</summary>
    public void Resume(PodWorker worker, ProbeKind kind)
    {
        for (var i = 0; i < worker.Containers.Length; i++)
        {
            var state = worker.Containers[i];
            var place = Array.FindIndex(state.Probes, known => known.Kind == kind);
            if (place < 0 || Spec(worker.Spec(i), kind) is not { } probe || state.Run is not { IsRunning: true } run || run.Attempt != state.ProbedAttempt) continue;
            var round = state.Probes[place].Round + 1;
            state.Probes[place] = state.Probes[place] with { Round = round };
            services.Schedule(UntilFirst(worker, run, probe), new ProbeTick(worker.Pod.Metadata.Uid, i, kind, round));
        }
    }

    // A result turns only after enough attempts in a row have said so.
    private static ProbeState Judge(ProbeState known, bool healthy, V1Probe probe)
    {
        var inRow = known.LastAttempt == healthy ? known.InRow + 1 : 1;
        var enough = inRow >= (healthy
            ? probe.SuccessThreshold ?? DefaultSuccessThreshold
            : probe.FailureThreshold ?? DefaultFailureThreshold);
        return known with { LastAttempt = healthy, InRow = inRow, Success = enough ? healthy : known.Success };
    }

    private void Begin(PodWorker worker, int index, ContainerRun run)
    {
        var (spec, state) = (worker.Spec(index), worker.Containers[index]);
        state.ProbedAttempt = run.Attempt;
        var round = state.Probes.Length == 0 ? 0 : state.Probes[0].Round + 1;
        List<ProbeState> probes = [];
        foreach (var kind in (ReadOnlySpan<ProbeKind>)[ProbeKind.Readiness, ProbeKind.Liveness, ProbeKind.Startup])
        {
            if (Spec(spec, kind) is { } probe)
            {
                probes.Add(ProbeState.Initial(kind, round));
                services.Schedule(UntilFirst(worker, run, probe), new ProbeTick(worker.Pod.Metadata.Uid, index, kind, round));
            }
        }
        state.Probes = [.. probes];
        Nudge(worker, index);
    }

    // A sync that finds a container started but not ready asks at once, if the initial delay is over.
    private void Nudge(PodWorker worker, int index)
    {
        var (spec, state) = (worker.Spec(index), worker.Containers[index]);
        if (spec.ReadinessProbe is not { } probe || state.Run is not { IsRunning: true } run) return;
        var place = Array.FindIndex(state.Probes, known => known.Kind == ProbeKind.Readiness);
        var startup = Array.Find(state.Probes, known => known.Kind == ProbeKind.Startup);
        if (place < 0 || state.Probes[place].Success == true || (spec.StartupProbe is not null && startup.Success != true)) return;
        if (services.Now < run.StartedAt + TimeSpan.FromSeconds(probe.InitialDelaySeconds ?? 0)) return;
        var round = state.Probes[place].Round + 1;
        state.Probes[place] = state.Probes[place] with { Round = round };
        services.Schedule(KubeletTiming.ProbeRound, new ProbeTick(worker.Pod.Metadata.Uid, index, ProbeKind.Readiness, round));
    }

    // The ticks fall on the beat that began with the pod's first sync; the first one counts that comes after the initial delay.
    private TimeSpan UntilFirst(PodWorker worker, ContainerRun run, V1Probe probe)
    {
        var beat = TimeSpan.FromSeconds(probe.PeriodSeconds ?? DefaultPeriodSeconds);
        var earliest = run.StartedAt + TimeSpan.FromSeconds(probe.InitialDelaySeconds ?? 0);
        if (earliest < services.Now) earliest = services.Now;
        var began = worker.StartTime!.Value;
        var beats = (long)Math.Ceiling((earliest - began) / beat);
        return began + (beat * beats) - services.Now;
    }

    private void Later(PodWorker worker, ProbeTick tick, V1Probe probe)
    {
        if (worker.Terminating) return;
        services.Schedule(TimeSpan.FromSeconds(probe.PeriodSeconds ?? DefaultPeriodSeconds), tick);
    }

    private static V1Probe? Spec(V1Container container, ProbeKind kind) => kind switch
    {
        ProbeKind.Readiness => container.ReadinessProbe,
        ProbeKind.Liveness => container.LivenessProbe,
        _ => container.StartupProbe,
    };
}
