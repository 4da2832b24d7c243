using System.Buffers;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>The rules for names, labels and keys.</summary>
/// <remarks>
/// Each method gives what is wrong with a text: an empty list when it is fine, which builds nothing.
/// Source: apimachinery pkg/util/validation/validation.go.
/// </remarks>
internal static class Names
{
    private const string LabelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string QualifiedPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private const string QualifiedRule =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    private static readonly IReadOnlyList<string> Fine = [];

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> SubdomainCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(c => c != '=')]);

    /// <summary>A label as in DNS: a container's, a volume's or a namespace's name.</summary>
    internal static IReadOnlyList<string> DnsLabel(string text) => Check(text, 63, Dns(text, allowDots: false), () => Pattern(
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
        + "alphanumeric character", LabelPattern, "my-name", "123-abc"));

    /// <summary>A name as in DNS, with dots: what most objects' names are.</summary>
    internal static IReadOnlyList<string> DnsSubdomain(string text) => Check(text, 253, Dns(text, allowDots: true), () => Pattern(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with "
        + "an alphanumeric character", $@"{LabelPattern}(\.{LabelPattern})*", "example.com"));

    /// <summary>A label as in older DNS, which starts with a letter: a Service's name.</summary>
    internal static IReadOnlyList<string> Dns1035Label(string text) =>
        Check(text, 63, Dns(text, allowDots: false) && char.IsAsciiLetterLower(text[0]), () => Pattern(
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end "
            + "with an alphanumeric character", "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123"));

    /// <summary>A key of a label or annotation.</summary>
    internal static IReadOnlyList<string> Qualified(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return IsWord(text) && text.Length <= 63 ? Fine : NamePart(text);
        if (text.IndexOf('/', slash + 1) >= 0)
        {
            return
            [
                "a qualified name " + Pattern(QualifiedRule, QualifiedPattern, "MyName", "my.name", "123-abc")
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
            ];
        }

        var (prefix, name) = (text[..slash], text[(slash + 1)..]);
        var prefixErrors = prefix.Length == 0 ? ["must be non-empty"] : DnsSubdomain(prefix);
        if (prefixErrors.Count == 0 && IsWord(name) && name.Length <= 63) return Fine;
        return [.. prefixErrors.Select(error => $"prefix part {error}"), .. IsWord(name) && name.Length <= 63 ? [] : NamePart(name)];
    }

    /// <summary>A label's value.</summary>
    internal static IReadOnlyList<string> LabelValue(string? text) => Check(text ?? "", 63, string.IsNullOrEmpty(text) || IsWord(text), () => Pattern(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
        + "alphanumeric character", "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?", "MyValue", "my_value", "12345"));

    /// <summary>A key of a ConfigMap or Secret.</summary>
    internal static IReadOnlyList<string> ConfigKey(string text)
    {
        var errors = Check(text, 253, Only(text, WordCharacters), () => Pattern(
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name"));
        return text switch
        {
            "." => [.. errors, "must not be '.'"],
            ".." => [.. errors, "must not be '..'"],
            _ when text.StartsWith("..", StringComparison.Ordinal) => [.. errors, "must not start with '..'"],
            _ => errors,
        };
    }

    /// <summary>The name of an environment variable.</summary>
    internal static IReadOnlyList<string> EnvironmentVariable(string text) =>
        Only(text, Printable)
            ? Fine
            : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];

    /// <summary>The name of a port.</summary>
    internal static IReadOnlyList<string> PortName(string text)
    {
        var lower = Only(text, LabelCharacters);
        var letter = text.AsSpan().IndexOfAnyInRange('a', 'z') >= 0;
        var doubled = text.Contains("--", StringComparison.Ordinal);
        var edge = text.Length > 0 && (text[0] == '-' || text[^1] == '-');
        if (text.Length <= 15 && lower && letter && !doubled && !edge) return Fine;
        List<string> errors = [];
        if (text.Length > 15) errors.Add(AtMost(15));
        if (!lower) errors.Add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        if (!letter) errors.Add("must contain at least one letter (a-z)");
        if (doubled) errors.Add("must not contain consecutive hyphens");
        if (edge) errors.Add("must not begin or end with a hyphen");
        return errors;
    }

    /// <summary>A percentage, such as <c>25%</c>.</summary>
    internal static bool IsPercent(string text) =>
        text.Length > 1 && text[^1] == '%' && text.AsSpan(0, text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>What is wrong with a text that is no percentage.</summary>
    internal static string NoPercent =>
        Pattern("a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%");

    private static IReadOnlyList<string> NamePart(string name) => name.Length == 0
        ? ["name part must be non-empty", "name part " + Pattern(QualifiedRule, QualifiedPattern, "MyName", "my.name", "123-abc")]
        : Check(name, 63, IsWord(name), () => Pattern(QualifiedRule, QualifiedPattern, "MyName", "my.name", "123-abc"))
            .Select(error => $"name part {error}").ToArray();

    private static IReadOnlyList<string> Check(string text, int longest, bool matches, Func<string> pattern) =>
        text.Length <= longest && matches ? Fine
        : matches ? [AtMost(longest)]
        : text.Length <= longest ? [pattern()]
        : [AtMost(longest), pattern()];

    private static string AtMost(int characters) => $"must be no more than {characters} characters";

    private static string Pattern(string rule, string pattern, params ReadOnlySpan<string> examples)
    {
        var text = new System.Text.StringBuilder(rule).Append(" (e.g. ");
        for (var i = 0; i < examples.Length; i++) text.Append(i > 0 ? " or '" : "'").Append(examples[i]).Append("', ");
        return text.Append("regex used for validation is '").Append(pattern).Append("')").ToString();
    }

    private static bool Dns(string text, bool allowDots)
    {
        if (!Only(text, allowDots ? SubdomainCharacters : LabelCharacters) || IsSign(text, 0) || IsSign(text, text.Length - 1)) return false;
        for (var dot = text.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = text.IndexOf('.', dot + 1))
        {
            if (IsSign(text, dot - 1) || IsSign(text, dot + 1)) return false;
        }

        return true;
    }

    private static bool IsSign(string text, int place) => text[place] is '-' or '.';

    /// <summary>Letters, digits and between them also <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    private static bool IsWord(string text) => text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && Only(text, WordCharacters);

    private static bool Only(ReadOnlySpan<char> text, SearchValues<char> characters) =>
        text.Length > 0 && text.IndexOfAnyExcept(characters) < 0;
}
