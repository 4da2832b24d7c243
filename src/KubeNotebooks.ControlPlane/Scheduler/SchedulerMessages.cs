namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>The next pod's turn has come.</summary>
internal sealed record ScheduleOne
{
    public static readonly ScheduleOne Instance = new();
}

/// <summary>The binding of a pod reaches the API server.</summary>
internal sealed record BindPod(string Uid, string Namespace, string Name, string Node);

/// <summary>The news that no node can take a pod reaches the API server.</summary>
internal sealed record ReportUnschedulable(string Uid, string Namespace, string Name, string Message);

/// <summary>A pod has waited long enough.</summary>
/// <param name="Uid">The pod.</param>
/// <param name="Turn">Where it stood when this was sent: if it has moved since, this says nothing any more.</param>
internal sealed record RetryPod(string Uid, long Turn);
