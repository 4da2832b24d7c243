using System.Globalization;
using k8s.Models;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>How long it takes to stop a container, and how that ends.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer.</remarks>
internal static class ContainerStop
{
    private const int KilledExitCode = 137;
    private static readonly TimeSpan MinimumGrace = TimeSpan.FromSeconds(2);

    /// <summary>Plans a stop: the preStop hook first, then SIGTERM with what is left of the grace, then SIGKILL.</summary>
    /// <param name="spec">The container.</param>
    /// <param name="run">Its run, under way.</param>
    /// <param name="graceSeconds">How long it may take; 0: no hook, and no more than the 2 s that SIGTERM always gets.</param>
    /// <param name="simulator">Draws the time.</param>
    /// <returns>The time until it is stopped, and the exit code.</returns>
    public static (TimeSpan Time, int ExitCode) Plan(V1Container spec, ContainerRun run, long graceSeconds, Simulator simulator)
    {
        var grace = TimeSpan.FromSeconds(graceSeconds);
        var hook = PreStop(spec);
        if (hook > grace) hook = grace;
        var rest = grace - hook;
        if (rest < MinimumGrace) rest = MinimumGrace;
        if (!run.Program.EndsOnSigterm) return (hook + rest, KilledExitCode);
        var time = KubeletTiming.Stop(simulator);
        return time > rest ? (hook + rest, KilledExitCode) : (hook + time, run.Program.SigtermExitCode);
    }

    // A hook that sleeps takes that long; any other is done at once.
    private static TimeSpan PreStop(V1Container spec)
    {
        var hook = spec.Lifecycle?.PreStop;
        if (hook is null) return TimeSpan.Zero;
        if (hook.Sleep is { } sleep) return TimeSpan.FromSeconds(sleep.Seconds);
        var words = string.Join(' ', hook.Exec?.Command ?? []).Split([' ', ';', '&'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(words, "sleep");
        return at >= 0 && at + 1 < words.Length
            && int.TryParse(words[at + 1].TrimEnd('s'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
    }
}
