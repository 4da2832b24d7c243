namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Facts about fields of models, written as one line per model: <c>V1Container: ports:containerPort env:name</c>.</summary>
/// <param name="text">The lines.</param>
internal sealed class FieldTable(string text)
{
    private readonly Dictionary<string, string[]> _words = Parse(text);

    /// <summary>What the table says of a model: one word per field.</summary>
    /// <param name="model">Such as <c>typeof(V1Container)</c>.</param>
    /// <returns>Empty when the table does not name the model.</returns>
    public ReadOnlySpan<string> this[Type model] => _words.TryGetValue(model.Name, out var words) ? words : [];

    /// <summary>The part of a field's word that follows its name and a separator.</summary>
    /// <param name="model">The model.</param>
    /// <param name="field">The wire name.</param>
    /// <param name="separator">What stands between name and fact.</param>
    /// <returns>Null when the table does not name the field.</returns>
    public string? Fact(Type model, string field, char separator)
    {
        foreach (var word in this[model])
        {
            if (word.Length > field.Length && word[field.Length] == separator && word.StartsWith(field, StringComparison.Ordinal))
            {
                return word[(field.Length + 1)..];
            }
        }

        return null;
    }

    private static Dictionary<string, string[]> Parse(string text)
    {
        var words = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            words.Add(line[..colon], line[(colon + 2)..].Split(' '));
        }

        return words;
    }
}
