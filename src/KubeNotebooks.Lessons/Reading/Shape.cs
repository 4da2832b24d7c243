using System.Collections.Immutable;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>Which keys a map of a lesson's file has. The reader and the JSON Schema both follow it.</summary>
/// <param name="Name">What it is called in messages and in the schema: <c>exercise</c>.</param>
/// <param name="Fields">Its keys.</param>
internal sealed record Shape(string Name, ImmutableArray<Field> Fields)
{
    /// <summary>Exactly one key of these must be there as well.</summary>
    public ImmutableArray<Field> OneOf { get; init; } = [];

    /// <summary>The field that is meant when there is a plain value in place of the map; null: there must be a map.</summary>
    public string? Short { get; init; }

    /// <summary>All keys.</summary>
    public IEnumerable<Field> All => [.. Fields, .. OneOf];
}
