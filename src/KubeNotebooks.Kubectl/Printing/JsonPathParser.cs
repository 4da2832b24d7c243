using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Reads a JSONPath template in kubectl's dialect.</summary>
/// <param name="input">The template.</param>
/// <remarks>Source: client-go util/jsonpath/parser.go.</remarks>
internal sealed partial class JsonPathParser(string input)
{
    private int _at;

    /// <summary>The template's pieces: texts, and actions (what stands in braces).</summary>
    /// <exception cref="JsonPathException">It cannot be read.</exception>
    public IReadOnlyList<JsonPathNode[]> ReadTemplate()
    {
        List<JsonPathNode[]> pieces = [];
        while (_at < input.Length)
        {
            var open = input.IndexOf('{', _at);
            var text = input[_at..(open < 0 ? input.Length : open)];
            if (text.Length > 0) pieces.Add([new JsonPathNode.Literal(text)]);
            if (open < 0) break;
            _at = open + 1;
            pieces.Add([.. ReadAction(closed: true)]);
        }

        return pieces;
    }

    private static List<JsonPathNode> ReadPath(string path) => new JsonPathParser(path).ReadAction(closed: false);

    private List<JsonPathNode> ReadAction(bool closed)
    {
        List<JsonPathNode> nodes = [];
        while (_at < input.Length && input[_at] is not ('\n' or '\r'))
        {
            switch (input[_at])
            {
                case '}' when closed:
                    _at++;
                    return nodes;
                case ' ' or '@' or '$':
                    _at++;
                    break;
                case '[':
                    ReadBrackets(nodes);
                    break;
                case '"' or '\'':
                    nodes.Add(new JsonPathNode.Literal(ReadQuoted(input[_at])));
                    break;
                case '.':
                    ReadDot(nodes);
                    break;
                case '+' or '-' or (>= '0' and <= '9'):
                    nodes.Add(new JsonPathNode.Literal(ReadNumber()));
                    break;
                case var letter when IsWord(letter):
                    nodes.Add(ReadIdentifier());
                    break;
                case var other:
                    throw new JsonPathException(string.Create(
                        CultureInfo.InvariantCulture, $"unrecognized character in action: U+{(int)other:X4} '{other}'"));
            }
        }

        return closed ? throw new JsonPathException("unclosed action") : nodes;
    }

    private void ReadDot(List<JsonPathNode> nodes)
    {
        _at++;
        if (_at < input.Length && input[_at] == '.')
        {
            _at++;
            nodes.Add(new JsonPathNode.Recursive());
            if (_at < input.Length && IsWord(input[_at])) nodes.Add(ReadField());
            return;
        }

        if (ReadField() is { } field && field is not JsonPathNode.Field { Name.Length: 0 }) nodes.Add(field);
    }

    private JsonPathNode ReadField()
    {
        var name = new StringBuilder();
        while (_at < input.Length && !IsTerminator(input[_at]))
        {
            if (input[_at] == '\\' && _at + 1 < input.Length) _at++;
            name.Append(input[_at++]);
        }

        return name.ToString() is "*" ? new JsonPathNode.Wildcard() : new JsonPathNode.Field(name.ToString());
    }

    private JsonPathNode ReadIdentifier()
    {
        var start = _at;
        while (_at < input.Length && !IsTerminator(input[_at])) _at++;
        var word = input[start.._at];
        return bool.TryParse(word, out var value) && word is "true" or "false"
            ? new JsonPathNode.Literal(JsonValue.Create(value))
            : new JsonPathNode.Identifier(word);
    }

    private JsonValue ReadNumber()
    {
        var start = _at++;
        while (_at < input.Length && (char.IsAsciiDigit(input[_at]) || input[_at] == '.')) _at++;
        var text = input[start.._at];
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw new JsonPathException($"cannot parse number {text}");
    }

    private string ReadQuoted(char quote)
    {
        var text = new StringBuilder();
        for (_at++; _at < input.Length && input[_at] != '\n'; _at++)
        {
            var unit = input[_at];
            if (unit == quote)
            {
                _at++;
                return text.ToString();
            }

            if (unit != '\\' || ++_at == input.Length)
            {
                text.Append(unit);
                continue;
            }

            text.Append(Unescaped(input[_at]));
        }

        throw new JsonPathException("unterminated quoted string");
    }

    private static char Unescaped(char letter) => letter switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        _ => letter,
    };

    private void ReadBrackets(List<JsonPathNode> nodes)
    {
        if (string.CompareOrdinal(input, _at, "[?(", 0, 3) == 0)
        {
            nodes.Add(ReadFilter());
            return;
        }

        var close = ClosingBracket(_at + 1);
        var text = input[(_at + 1)..close];
        _at = close + 1;
        var parts = text.Split(',');
        if (parts.Length > 1)
            nodes.Add(new JsonPathNode.Union([.. parts.Select(part => (IReadOnlyList<JsonPathNode>)ReadPath($"[{part.Trim(' ')}]"))]));
        else if (DictionaryKey().Match(text) is { Success: true } key)
            nodes.AddRange(ReadPath("." + key.Groups[1].Value));
        else
            nodes.Add(ReadSlice(text == "*" ? ":" : text));
    }

    private int ClosingBracket(int from)
    {
        var quoted = false;
        for (var at = from; at < input.Length && input[at] is not ('\n' or '\r'); at++)
        {
            if (input[at] == '\'') quoted = !quoted;
            if (input[at] == ']' && !quoted) return at;
        }

        throw new JsonPathException("unterminated array");
    }

    private static JsonPathNode.Slice ReadSlice(string text)
    {
        var match = SliceText().Match(text);
        if (!match.Success) throw new JsonPathException($"invalid array index {text}");
        var start = Position(match.Groups[1].Value);
        var step = match.Groups[3].Success ? Position(match.Groups[3].Value[1..]) : null;
        return match.Groups[2].Success
            ? new JsonPathNode.Slice(start, Position(match.Groups[2].Value[1..]), step, false)
            : new JsonPathNode.Slice(start, (start ?? 0) + 1, null, true);
    }

    private static int? Position(string digits)
    {
        if (digits.Length == 0) return null;
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new JsonPathException($"array index {digits} is not a number");
    }

    private JsonPathNode.Filter ReadFilter()
    {
        var start = _at + 3;
        var end = ClosingParenthesis(start);
        var condition = input[start..end];
        _at = end + 1;
        if (_at >= input.Length || input[_at] != ']') throw new JsonPathException("unclosed array expect ]");
        _at++;
        return FilterText().Match(condition) is { Success: true } parts
            ? new JsonPathNode.Filter(ReadPath(parts.Groups[1].Value), parts.Groups[2].Value, ReadPath(parts.Groups[3].Value))
            : new JsonPathNode.Filter(ReadPath(condition), "", []);
    }

    private int ClosingParenthesis(int from)
    {
        var (depth, quote) = (0, '\0');
        for (var at = from; at < input.Length && input[at] is not ('\n' or '\r'); at++)
        {
            var unit = input[at];
            if (quote != '\0')
            {
                if (unit == '\\') at++;
                else if (unit == quote) quote = '\0';
            }
            else if (unit is '"' or '\'') quote = unit;
            else if (unit == '(') depth++;
            else if (unit == ')' && depth-- == 0) return at;
        }

        throw new JsonPathException("unterminated filter");
    }

    private static bool IsWord(char unit) => unit == '_' || char.IsLetterOrDigit(unit);

    private static bool IsTerminator(char unit) => unit is ' ' or '.' or ',' or '[' or ']' or '$' or '@' or '{' or '}' or '\n' or '\r';

    [GeneratedRegex(@"^'([^']*)'$")]
    private static partial Regex DictionaryKey();

    [GeneratedRegex(@"^(-?\d*)(:-?\d*)?(:-?\d*)?$")]
    private static partial Regex SliceText();

    [GeneratedRegex("^([^!<>=]+)([!<>=]+)(.+?)$")]
    private static partial Regex FilterText();
}
