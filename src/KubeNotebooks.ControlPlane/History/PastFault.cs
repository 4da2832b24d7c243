using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.ControlPlane.History;

/// <summary>That something was made to fail, or healed.</summary>
/// <param name="At">When, in virtual time.</param>
/// <param name="Fault">What.</param>
/// <param name="Began">Whether it began; otherwise it was healed.</param>
public readonly record struct PastFault(DateTimeOffset At, Fault Fault, bool Began);
