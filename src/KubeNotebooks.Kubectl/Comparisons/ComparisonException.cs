namespace KubeNotebooks.Kubectl.Comparisons;

/// <summary>Two strategies cannot be compared, because one of them or the change was refused.</summary>
/// <param name="message">What kubectl said, and to what.</param>
public sealed class ComparisonException(string message) : Exception(message);
