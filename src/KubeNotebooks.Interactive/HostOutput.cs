using System.Collections.Immutable;

namespace KubeNotebooks.Interactive;

/// <summary>Something that a magic wrote or showed, for the host to pass on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Forms">Its forms by mime type.</param>
/// <param name="Id">By what it is updated later; null: it is not.</param>
public sealed record HostOutput(HostOutputKind Kind, ImmutableSortedDictionary<string, string> Forms, string? Id);

/// <summary>What an output is.</summary>
public enum HostOutputKind
{
    /// <summary>Text on standard output.</summary>
    StandardOutput,

    /// <summary>Text on standard error.</summary>
    StandardError,

    /// <summary>Something shown.</summary>
    Display,

    /// <summary>It replaces what was shown under the same identifier.</summary>
    Update,
}
