namespace KubeNotebooks.ControlPlane.Api.PodTemplates;

/// <summary>A field of a Go struct.</summary>
/// <param name="Name">Its name in Go.</param>
/// <param name="Type">Its type as <see cref="GoStructs"/> writes it: <c>v1.</c> left out.</param>
/// <param name="Key">Its key in JSON.</param>
/// <param name="Inline">Whether the fields of its struct stand in the parent's JSON object.</param>
/// <param name="First">The first minor release that has it.</param>
/// <param name="Last">The last one.</param>
/// <param name="Never">Whether it is empty in every template.</param>
/// <param name="Off">The minor releases that drop it because its feature gate is off.</param>
/// <param name="OffValue">What those put in place of a value that is given; null for nothing.</param>
/// <param name="Default">What the API server fills in; null for nothing.</param>
internal sealed record GoField(
    string Name,
    string Type,
    string Key,
    bool Inline,
    int First,
    int Last,
    bool Never,
    IReadOnlyList<int> Off,
    string? OffValue,
    string? Default)
{
    /// <summary>How the dump begins the field: <c>Image:(string)</c>.</summary>
    public string Head { get; } = $"{Name}:({Qualified(Type)})";

    /// <summary>The type in Go's writing, with its package.</summary>
    private static string Qualified(string type)
    {
        if (type[0] == '*') return "*" + Qualified(type[1..]);
        if (type.StartsWith("[]", StringComparison.Ordinal)) return "[]" + Qualified(type[2..]);
        return char.IsAsciiLetterUpper(type[0]) ? "v1." + type : type;
    }
}
