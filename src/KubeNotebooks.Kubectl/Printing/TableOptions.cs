using System.Collections.Immutable;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>What <c>kubectl get</c> adds to the server's table, or leaves out.</summary>
/// <param name="Wide">The columns of <c>-o wide</c> too.</param>
/// <param name="NoHeaders">No line of column names.</param>
/// <param name="ShowLabels">A last column with all labels.</param>
public sealed record TableOptions(bool Wide = false, bool NoHeaders = false, bool ShowLabels = false)
{
    /// <summary>The keys of labels that get a column each.</summary>
    public ImmutableArray<string> LabelColumns { get; init; } = [];
}
