namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>A moment at which someone from outside changed the Deployment or something below it.</summary>
/// <param name="At">When the command was run, or when the change was written.</param>
/// <param name="Label">In a few words: <c>apply nginx:1.17</c>, <c>scale to 6</c>, <c>rollout undo</c>.</param>
/// <param name="Command">The whole command as typed, without the program's name; empty when another client made the change.</param>
/// <param name="Actor">Whose change it is, such as <c>kubectl</c>.</param>
public sealed record TimelineMark(DateTimeOffset At, string Label, string Command, string Actor);
