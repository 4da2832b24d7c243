namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Reads label selectors as users write them.</summary>
/// <param name="text">The selector.</param>
/// <remarks>Source: apimachinery pkg/labels/selector.go, Parser (grammar and error texts).</remarks>
internal sealed class LabelSelectorParser(string text)
{
    private const string Special = "=!(),<>";
    private int _position;

    /// <summary>All conditions, in the order in which they are written.</summary>
    /// <exception cref="FormatException">The text is no selector.</exception>
    public List<LabelRequirement> Read()
    {
        List<LabelRequirement> found = [];
        if (Peek().Length == 0) return found;
        while (true)
        {
            found.Add(ReadRequirement());
            var next = Next();
            if (next.Length == 0) return found;
            if (next != ",") throw Unexpected(next, "',' or 'end of string'");
            if (Peek() is "" or ",") throw new FormatException($"found '{Peek()}', expected: identifier after ','");
        }
    }

    private LabelRequirement ReadRequirement()
    {
        var first = Next();
        if (first == "!") return new LabelRequirement(Identifier(Next()), "DoesNotExist", [], Equality: false);
        var key = Identifier(first);
        switch (Peek())
        {
            case "" or ",":
                return new LabelRequirement(key, "Exists", [], Equality: false);
            case "=" or "==":
                Next();
                return new LabelRequirement(key, "In", [OptionalValue()], Equality: true);
            case "!=":
                Next();
                return new LabelRequirement(key, "NotIn", [OptionalValue()], Equality: true);
            case "in" or "notin":
                var name = Next() == "in" ? "In" : "NotIn";
                return new LabelRequirement(key, name, ReadValues(), Equality: false);
            case var other:
                throw Unexpected(other, "in, notin, =, ==, !=, gt, lt");
        }
    }

    private List<string> ReadValues()
    {
        var open = Next();
        if (open != "(") throw Unexpected(open, "'('");
        List<string> values = [];
        while (true)
        {
            values.Add(OptionalValue());
            var next = Next();
            if (next == ")") return [.. values.Order(StringComparer.Ordinal)];
            if (next != ",") throw Unexpected(next, "',', or ')'");
        }
    }

    private string OptionalValue() => Peek() is "" or "," or ")" ? "" : Identifier(Next());

    private static string Identifier(string token) =>
        token.Length == 0 || Special.Contains(token[0]) ? throw Unexpected(token, "identifier") : token;

    private static FormatException Unexpected(string found, string expected) =>
        new($"unable to parse requirement: found '{found}', expected: {expected}");

    private string Peek()
    {
        var position = _position;
        var token = Next();
        _position = position;
        return token;
    }

    private string Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
        if (_position == text.Length) return "";
        var start = _position++;
        if (Special.Contains(text[start]))
        {
            if (text[start] is '=' or '!' && _position < text.Length && text[_position] == '=') _position++;
            return text[start.._position];
        }
        while (_position < text.Length && !Special.Contains(text[_position]) && !char.IsWhiteSpace(text[_position])) _position++;
        return text[start.._position];
    }
}
