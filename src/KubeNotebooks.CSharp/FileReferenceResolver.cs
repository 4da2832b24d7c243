using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KubeNotebooks.CSharp;

/// <summary>Finds what <c>#r "…"</c> names: a file, or an assembly of the program.</summary>
internal sealed class FileReferenceResolver : MetadataReferenceResolver
{
    /// <summary>The one resolver.</summary>
    public static readonly FileReferenceResolver Instance = new();

    private FileReferenceResolver()
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var path = Path.GetFullPath(reference);
        return File.Exists(path) ? [MetadataReference.CreateFromFile(path, properties)] : [];
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => 1;
}
