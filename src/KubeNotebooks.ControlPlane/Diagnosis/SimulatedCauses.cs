using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>Which faults show as which findings.</summary>
internal static class SimulatedCauses
{
    private static readonly Dictionary<FaultKind, string> Symptoms = new()
    {
        [FaultKind.Crash] = "CrashLoop",
        [FaultKind.ExitAtStart] = "CrashLoop",
        [FaultKind.OutOfMemory] = "CrashLoop",
        [FaultKind.IgnoreSigterm] = "OldPodsEnd",
        [FaultKind.Readiness] = "NotReady",
        [FaultKind.Liveness] = "FailedProbe",
        [FaultKind.ImageGone] = "ImagePull",
        [FaultKind.RegistrySlow] = "Pulling",
        [FaultKind.NodeDown] = "SilentNode",
        [FaultKind.NodeFull] = "NoNode",
    };

    /// <summary>Whether a fault of a kind explains what a rule has found, so that to heal it is the way out.</summary>
    public static bool Explains(FaultKind kind, Finding finding) => Symptoms[kind] == finding.Kind;
}
