namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What a probe is for.</summary>
internal enum ProbeKind
{
    /// <summary>May the container get traffic?</summary>
    Readiness,

    /// <summary>Must it be restarted?</summary>
    Liveness,

    /// <summary>Has it come up?</summary>
    Startup,
}

/// <summary>What is known from a probe.</summary>
/// <param name="Kind">What the probe is for.</param>
/// <param name="Success">Its result; null: not known yet.</param>
/// <param name="InRow">How many attempts in a row said the same.</param>
/// <param name="LastAttempt">What the last attempt said; null: none yet.</param>
/// <param name="Round">Which chain of ticks is the valid one.</param>
internal readonly record struct ProbeState(ProbeKind Kind, bool? Success, int InRow, bool? LastAttempt, int Round)
{
    /// <summary>Before the first attempt.</summary>
    /// <remarks>Source: kubernetes pkg/kubelet/prober/worker.go, newWorker.</remarks>
    public static ProbeState Initial(ProbeKind kind, int round = 0) => new(kind, InitialResult(kind), 0, null, round);

    private static bool? InitialResult(ProbeKind kind) => kind switch
    {
        ProbeKind.Readiness => false,
        ProbeKind.Liveness => true,
        _ => null,
    };
}
