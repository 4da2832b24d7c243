using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What faults change for containers and pulls. Without a fault, nothing.</summary>
internal sealed class PodFaults(KubeApiServer api, FaultsState state)
{
    /// <summary>The fault of a kind that concerns a pod; null: there is none.</summary>
    public Fault? Of(PodWorker worker, FaultKind kind)
    {
        foreach (var fault in state.Active)
        {
            if (fault.Kind == kind && fault.Target.Includes(worker.Pod, api)) return fault;
        }
        return null;
    }

    /// <summary>Whether a fault goes on.</summary>
    public bool Lasts(int number) => state.Lasts(number);

    /// <summary>How many times as long as usual a pull takes.</summary>
    public int PullFactor
    {
        get
        {
            var factor = 1;
            foreach (var fault in state.Active)
            {
                if (fault.Kind == FaultKind.RegistrySlow) factor = Math.Max(factor, fault.Times);
            }
            return factor;
        }
    }

    /// <summary>Whether the registry does not have an image just now.</summary>
    public bool IsGone(ImageReference image)
    {
        foreach (var fault in state.Active)
        {
            if (fault.Kind == FaultKind.ImageGone && fault.Target.Name == image.Canonical) return true;
        }
        return false;
    }

    /// <summary>The run as one who stops it finds it.</summary>
    public ContainerRun WhenStopped(PodWorker worker, ContainerRun run) =>
        Of(worker, FaultKind.IgnoreSigterm) is null ? run : run with { Program = run.Program with { EndsOnSigterm = false } };

    /// <summary>The program as a probe finds it.</summary>
    public ProgramBehaviour WhenProbed(PodWorker worker, ProbeKind kind, V1Probe probe, ProgramBehaviour program)
    {
        var fails = kind switch
        {
            ProbeKind.Readiness => Of(worker, FaultKind.Readiness),
            ProbeKind.Liveness => Of(worker, FaultKind.Liveness),
            _ => null,
        };
        if (fails is null) return program;
        return probe.TcpSocket is null && probe.Grpc is null ? program with { BecomesReady = false } : program with { Ports = [] };
    }
}
