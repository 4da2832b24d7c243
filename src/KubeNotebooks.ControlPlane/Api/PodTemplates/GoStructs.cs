using System.Globalization;

namespace KubeNotebooks.ControlPlane.Api.PodTemplates;

/// <summary>The Go structs of which a pod template is made, in each release whose hashes are known.</summary>
/// <remarks>Read from PodTemplateFields.txt, which says how it is written. Source: kubernetes staging/src/k8s.io/api/core/v1/types.go.</remarks>
internal sealed class GoStructs
{
    private static readonly Lazy<Dictionary<string, List<GoField>>> Table = new(Read);
    private static readonly GoStructs?[] Releases = new GoStructs?[100];

    private readonly Dictionary<string, GoField[]> _fields = new(StringComparer.Ordinal);

    private GoStructs(int minor)
    {
        foreach (var (name, fields) in Table.Value)
        {
            _fields[name] = [.. fields.Where(field => field.First <= minor && minor <= field.Last)];
        }
    }

    /// <summary>The structs of a release.</summary>
    /// <param name="minor">The minor release: 16, 17 or 28 to 34.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structs of that release are not known.</exception>
    public static GoStructs Of(int minor)
    {
        if (minor is not (16 or 17 or (>= 28 and <= 34))) throw new ArgumentOutOfRangeException(nameof(minor), minor, "Unknown release.");
        return Releases[minor] ??= new GoStructs(minor);
    }

    /// <summary>The fields of a struct in the order of their declaration; null when there is no such struct.</summary>
    /// <param name="name">Such as <c>PodSpec</c>.</param>
    public GoField[]? Fields(string name) => _fields.GetValueOrDefault(name);

    private static Dictionary<string, List<GoField>> Read()
    {
        var type = typeof(GoStructs);
        using var reader = new StreamReader(type.Assembly.GetManifestResourceStream(type, "PodTemplateFields.txt")!);
        Dictionary<string, List<GoField>> table = new(StringComparer.Ordinal);
        List<GoField> fields = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith(' ')) fields.Add(Field(line));
            else table[line] = fields = [];
        }

        return table;
    }

    private static GoField Field(string line)
    {
        string? given = null;
        if (line.IndexOf(" =", StringComparison.Ordinal) is > 0 and var place) (line, given) = (line[..place], line[(place + 2)..]);
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var field = new GoField(words[0], words[1], LowerCamel(words[0]), false, 0, 99, false, [], null, given);
        foreach (var word in words.AsSpan(2))
        {
            field = word switch
            {
                "inline" => field with { Inline = true },
                "never" => field with { Never = true },
                _ when word.StartsWith("json=", StringComparison.Ordinal) => field with { Key = word[5..] },
                _ when word.StartsWith("off=", StringComparison.Ordinal) => Off(field, word[4..]),
                _ => Since(field, word),
            };
        }

        return field;
    }

    private static GoField Off(GoField field, string text)
    {
        var parts = text.Split('=');
        return field with
        {
            Off = [.. parts[0].Split(',').Select(minor => int.Parse(minor, CultureInfo.InvariantCulture))],
            OffValue = parts.Length > 1 ? parts[1] : null,
        };
    }

    private static GoField Since(GoField field, string text)
    {
        var parts = text.Split('-');
        return field with
        {
            First = parts[0].Length == 0 ? field.First : int.Parse(parts[0], CultureInfo.InvariantCulture),
            Last = parts[1].Length == 0 ? field.Last : int.Parse(parts[1], CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The usual key of a field: <c>HTTPGet</c> is <c>httpGet</c>, <c>TTY</c> is <c>tty</c>.</summary>
    private static string LowerCamel(string name)
    {
        var capitals = 0;
        while (capitals < name.Length && char.IsAsciiLetterUpper(name[capitals])) capitals++;
        var lower = capitals == 1 || capitals == name.Length ? capitals : capitals - 1;
        return name[..lower].ToLowerInvariant() + name[lower..];
    }
}
