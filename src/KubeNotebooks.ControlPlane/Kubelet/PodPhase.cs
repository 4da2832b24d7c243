namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>The phase of a pod, from its containers.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/kubelet_pods.go, getPhase and generateAPIPodStatus.</remarks>
internal static class PodPhase
{
    /// <summary>Works it out.</summary>
    /// <param name="restartPolicy">The pod's.</param>
    /// <param name="init">The ordinary init containers.</param>
    /// <param name="main">The main containers.</param>
    /// <param name="tornDown">The pod is stopped for good, and the release says so by the phase.</param>
    public static string Of(string restartPolicy, ReadOnlySpan<ContainerView> init, ReadOnlySpan<ContainerView> main, bool tornDown)
    {
        if (tornDown) return AllSucceeded(main) && AllSucceeded(init) ? "Succeeded" : "Failed";
        var (failedInit, pendingInit) = (false, false);
        foreach (var container in init)
        {
            var ended = container.IsTerminated ? container.Run : container.LastEnded;
            if (ended is { ExitCode: not 0 } && !container.IsRunning) failedInit = true;
            else if (!(container.IsTerminated && container.Run!.ExitCode == 0)) pendingInit = true;
        }
        if (failedInit) return restartPolicy == "Never" ? "Failed" : "Pending";
        return pendingInit ? "Pending" : OfMain(restartPolicy, main);
    }

    private static string OfMain(string restartPolicy, ReadOnlySpan<ContainerView> main)
    {
        var (running, waiting, failed) = (0, 0, 0);
        foreach (var container in main)
        {
            if (container.IsRunning) running++;
            else if (container.IsTerminated) failed += container.Run!.ExitCode == 0 ? 0 : 1;
            else if (container.LastEnded is { } last) failed += last.ExitCode == 0 ? 0 : 1;
            else waiting++;
        }
        if (waiting > 0) return "Pending";
        if (running > 0 || restartPolicy == "Always") return "Running";
        if (failed == 0) return "Succeeded";
        return restartPolicy == "Never" ? "Failed" : "Running";
    }

    private static bool AllSucceeded(ReadOnlySpan<ContainerView> containers)
    {
        foreach (var container in containers)
        {
            if (container.Run is not { IsRunning: false, ExitCode: 0 }) return false;
        }
        return true;
    }
}
