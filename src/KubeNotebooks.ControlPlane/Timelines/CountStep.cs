namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>How many pods there were from a moment on, until the next step.</summary>
/// <param name="At">The moment.</param>
/// <param name="Total">Those that count: neither terminating nor finished.</param>
/// <param name="Available">Those of them that have been ready for <c>minReadySeconds</c>.</param>
public readonly record struct CountStep(DateTimeOffset At, int Total, int Available);
