using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>A pod in three words, as <c>kubectl get pods</c> shows it.</summary>
/// <param name="Status">The STATUS column: the phase, or what is more telling than it, such as <c>ImagePullBackOff</c>.</param>
/// <param name="ReadyContainers">How many containers are ready (sidecars count).</param>
/// <param name="TotalContainers">How many there are.</param>
/// <param name="Restarts">How often containers were restarted (while the pod initialises: its init containers).</param>
/// <param name="LastRestart">When the latest of the runs before the present ones ended; null: never.</param>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go, printPod.</remarks>
public sealed record PodSummary(string Status, int ReadyContainers, int TotalContainers, int Restarts, DateTime? LastRestart)
{
    /// <summary>The READY column: <c>1/2</c>.</summary>
    public string Ready { get; } = string.Create(CultureInfo.InvariantCulture, $"{ReadyContainers}/{TotalContainers}");

    /// <summary>Summarises a pod.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="version">The release whose rules apply.</param>
    public static PodSummary Of(V1Pod pod, KubernetesVersion version)
    {
        var total = pod.Spec.Containers.Count + (pod.Spec.InitContainers?.Count(IsSidecar) ?? 0);
        var status = FirstReason(pod);
        var tally = default(Tally);

        var initialising = Initialising(pod, ref tally);
        status = initialising ?? status;
        if (initialising is null || HasCondition(pod, "Initialized"))
        {
            tally = tally.OfSidecarsOnly();
            status = Running(pod, status, ref tally);
        }

        return new PodSummary(Deleting(pod, version) ?? status, tally.Ready, total, tally.Restarts, tally.LastRestart);
    }

    /// <summary>The RESTARTS column: <c>5 (2m9s ago)</c>.</summary>
    /// <param name="now">The server's time.</param>
    /// <param name="version">The server's release; the old ones print the number only.</param>
    public string RestartsText(DateTimeOffset now, KubernetesVersion version) =>
        Restarts > 0 && LastRestart is { } last && version.AtLeast(22)
            ? string.Create(CultureInfo.InvariantCulture, $"{Restarts} ({HumanDuration.Since(last, now)} ago)")
            : Restarts.ToString(CultureInfo.InvariantCulture);

    private static string FirstReason(V1Pod pod)
    {
        foreach (var condition in pod.Status?.Conditions ?? [])
            if (condition is { Type: "PodScheduled", Reason: "SchedulingGated" }) return condition.Reason;
        return string.IsNullOrEmpty(pod.Status?.Reason) ? pod.Status?.Phase ?? "" : pod.Status.Reason;
    }

    /// <summary>What the pod waits for before its main containers start; null when it does not (any more).</summary>
    private static string? Initialising(V1Pod pod, ref Tally tally)
    {
        if (pod.Status?.InitContainerStatuses is not { Count: > 0 } statuses) return null;
        for (var i = 0; i < statuses.Count; i++)
        {
            var status = statuses[i];
            var sidecar = pod.Spec.InitContainers?.FirstOrDefault(one => one.Name == status.Name) is { } spec && IsSidecar(spec);
            tally = tally.Plus(status, sidecar);
            if (status.State?.Terminated is { ExitCode: 0 }) continue;
            if (sidecar && status.Started == true)
            {
                if (status.Ready) tally = tally with { Ready = tally.Ready + 1 };
                continue;
            }

            return "Init:" + (status.State switch
            {
                { Terminated: { } ended } => Ending(ended),
                { Waiting: { Reason: { Length: > 0 } reason } } when reason != "PodInitializing" => reason,
                _ => string.Create(CultureInfo.InvariantCulture, $"{i}/{pod.Spec.InitContainers?.Count ?? 0}"),
            });
        }

        return null;
    }

    /// <summary>The status by the main containers: the first of them by name that waits or has ended decides.</summary>
    private static string Running(V1Pod pod, string status, ref Tally tally)
    {
        var statuses = pod.Status?.ContainerStatuses ?? [];
        var anyReady = false;
        for (var i = statuses.Count - 1; i >= 0; i--)
        {
            var container = statuses[i];
            tally = tally.Plus(container, sidecar: false);
            switch (container.State)
            {
                case { Waiting.Reason: { Length: > 0 } reason }:
                    status = reason;
                    break;
                case { Terminated: { } ended }:
                    status = Ending(ended);
                    break;
                case { Running: not null } when container.Ready:
                    anyReady = true;
                    tally = tally with { Ready = tally.Ready + 1 };
                    break;
            }
        }

        if (status != "Completed" || !anyReady) return status;
        return HasCondition(pod, "Ready") ? "Running" : "NotReady";
    }

    private static string? Deleting(V1Pod pod, KubernetesVersion version)
    {
        if (pod.Metadata.DeletionTimestamp is null) return null;
        if (pod.Status?.Reason == "NodeLost") return "Unknown";
        return version.AtLeast(31) && pod.Status?.Phase is "Succeeded" or "Failed" ? null : "Terminating";
    }

    private static string Ending(V1ContainerStateTerminated ended) => ended switch
    {
        { Reason: { Length: > 0 } reason } => reason,
        { Signal: { } signal and not 0 } => string.Create(CultureInfo.InvariantCulture, $"Signal:{signal}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"ExitCode:{ended.ExitCode}"),
    };

    private static bool IsSidecar(V1Container container) => container.RestartPolicy == "Always";

    private static bool HasCondition(V1Pod pod, string type)
    {
        foreach (var condition in pod.Status?.Conditions ?? [])
            if (condition.Type == type && condition.Status == "True") return true;
        return false;
    }

    private readonly record struct Tally(
        int Ready, int Restarts, DateTime? LastRestart, int SidecarRestarts, DateTime? LastSidecarRestart)
    {
        public Tally Plus(V1ContainerStatus status, bool sidecar)
        {
            var last = status.LastState?.Terminated?.FinishedAt;
            return this with
            {
                Restarts = Restarts + status.RestartCount,
                LastRestart = Later(LastRestart, last),
                SidecarRestarts = sidecar ? SidecarRestarts + status.RestartCount : SidecarRestarts,
                LastSidecarRestart = sidecar ? Later(LastSidecarRestart, last) : LastSidecarRestart,
            };
        }

        public Tally OfSidecarsOnly() => this with { Restarts = SidecarRestarts, LastRestart = LastSidecarRestart };

        private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other ?? one : one;
    }
}
