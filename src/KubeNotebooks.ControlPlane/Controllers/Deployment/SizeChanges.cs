using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>A ReplicaSet that got another size.</summary>
/// <param name="ReplicaSet">Its name.</param>
/// <param name="From">How many pods it wanted; 0 when it was made just now.</param>
/// <param name="To">How many it wants now.</param>
public readonly record struct SizeChange(string ReplicaSet, int From, int To)
{
    /// <summary>Such as <c>web-866f97c649 5 → 4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReplicaSet} {From} → {To}");
}

/// <summary>Changes of sizes, in the order of writing; equal when all of them are.</summary>
/// <param name="changes">The changes.</param>
public sealed class SizeChanges(ImmutableArray<SizeChange> changes) : IReadOnlyList<SizeChange>, IEquatable<SizeChanges>
{
    /// <summary>No change.</summary>
    public static SizeChanges None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => changes.Length;

    /// <inheritdoc/>
    public SizeChange this[int index] => changes[index];

    /// <inheritdoc/>
    public IEnumerator<SizeChange> GetEnumerator() => ((IEnumerable<SizeChange>)changes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(SizeChanges? other) => other is not null && changes.AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SizeChanges);

    /// <inheritdoc/>
    public override int GetHashCode() => changes.IsEmpty ? 0 : (changes.Length * 31) + changes[0].To;

    /// <summary>All of them in one line.</summary>
    public override string ToString() => changes.IsEmpty ? "nothing changed" : string.Join(", ", changes);

    private ReadOnlySpan<SizeChange> AsSpan() => changes.AsSpan();
}
