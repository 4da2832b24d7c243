namespace KubeNotebooks.Simulation;

/// <summary>A message that waits in the queue.</summary>
/// <param name="At">When it is delivered, in virtual time.</param>
/// <param name="Sequence">Its place among all messages ever scheduled: the order of those due together.</param>
/// <param name="Component">The <see cref="IComponent.Name"/> that it is delivered to.</param>
/// <param name="Message">The message itself, a value.</param>
public readonly record struct ScheduledMessage(DateTimeOffset At, long Sequence, string Component, object Message);
