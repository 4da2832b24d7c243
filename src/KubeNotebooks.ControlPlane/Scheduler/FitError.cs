using System.Globalization;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>The sentence that says why no node can take a pod.</summary>
/// <remarks>Source: kubernetes pkg/scheduler/framework/types.go, FitError.Error; framework/preemption/preemption.go.</remarks>
internal static class FitError
{
    /// <summary>What it says when the cluster has no node.</summary>
    public const string NoNodes = "no nodes available to schedule pods";

    private const string NotHelpful = "Preemption is not helpful for scheduling";
    private const string NoVictims = "No preemption victims found for incoming pod";

    /// <summary>Counts the reasons and writes the sentence.</summary>
    /// <param name="failures">One for each node.</param>
    /// <param name="version">Since 1.24 it goes on to say why preemption does not help.</param>
    public static string Message(IReadOnlyList<NodeFailure> failures, KubernetesVersion version)
    {
        var sentence = Sentence(failures.Count, failures.SelectMany(failure => failure.Reasons));
        return version.AtLeast(24)
            ? $"{sentence} preemption: {Sentence(failures.Count, failures.Select(failure => failure.Unresolvable ? NotHelpful : NoVictims))}"
            : sentence;
    }

    private static string Sentence(int nodes, IEnumerable<string> reasons)
    {
        var parts = reasons.GroupBy(reason => reason, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"))
            .Order(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"0/{nodes} nodes are available: {string.Join(", ", parts)}.");
    }
}
