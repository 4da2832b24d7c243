namespace KubeNotebooks.Kubectl;

/// <summary>One way to go on with an unfinished command line.</summary>
/// <param name="Text">The whole word that would stand there.</param>
/// <param name="Description">What it is, in a few words; may be empty.</param>
public sealed record Completion(string Text, string Description);
