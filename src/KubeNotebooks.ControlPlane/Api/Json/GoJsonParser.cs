using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Yaml;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Reads JSON with Go's error texts. Several values may follow each other; of two equal keys the last wins.</summary>
/// <param name="text">The JSON.</param>
/// <remarks>Source: Go's encoding/json, scanner.go (the texts) and stream.go (several values).</remarks>
internal sealed class GoJsonParser(string text)
{
    // Simulated: Go gives up at 10000.
    private const int MaxDepth = 1000;

    private int _at;
    private int _depth;

    /// <summary>Where the mistake is: the count of bytes up to and with the wrong character; null while there is none, or the text just ends.</summary>
    public int? SyntaxErrorOffset { get; private set; }

    /// <summary>The one value of a text.</summary>
    /// <param name="text">The JSON.</param>
    /// <exception cref="YamlSyntaxException">In Go's words.</exception>
    public static JsonNode? Parse(string text)
    {
        var parser = new GoJsonParser(text);
        parser.MoveToNext();
        var value = parser.ReadValue();
        return parser.MoveToNext() ? throw parser.Unexpected("after top-level value") : value;
    }

    /// <summary>Skips white space.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool MoveToNext()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return _at < text.Length;
    }

    /// <summary>The value that begins here.</summary>
    /// <exception cref="YamlSyntaxException">In Go's words.</exception>
    public JsonNode? ReadValue()
    {
        if (++_depth > MaxDepth)
        {
            throw new YamlSyntaxException("exceeded max depth");
        }

        JsonNode? value;
        switch (Next())
        {
            case '{':
                value = ReadObject();
                break;
            case '[':
                value = ReadArray();
                break;
            case '"':
                value = JsonValue.Create(ReadText());
                break;
            case 't':
                ReadLiteral("true");
                value = JsonValue.Create(true);
                break;
            case 'f':
                ReadLiteral("false");
                value = JsonValue.Create(false);
                break;
            case 'n':
                ReadLiteral("null");
                value = null;
                break;
            case '-' or (>= '0' and <= '9'):
                value = ReadNumber();
                break;
            default:
                throw Unexpected("looking for beginning of value");
        }

        _depth--;
        return value;
    }

    private JsonObject ReadObject()
    {
        var map = new JsonObject();
        _at++;
        if (Next() == '}')
        {
            _at++;
            return map;
        }

        while (true)
        {
            if (Next() != '"')
            {
                throw Unexpected("looking for beginning of object key string");
            }

            var key = ReadText();
            Expect(':', "after object key");
            map[key] = ReadValue();
            if (Next() == '}')
            {
                _at++;
                return map;
            }

            Expect(',', "after object key:value pair");
        }
    }

    private JsonArray ReadArray()
    {
        var array = new JsonArray();
        _at++;
        if (Next() == ']')
        {
            _at++;
            return array;
        }

        while (true)
        {
            array.Add(ReadValue());
            if (Next() == ']')
            {
                _at++;
                return array;
            }

            Expect(',', "after array element");
        }
    }

    private string ReadText()
    {
        var read = new StringBuilder();
        _at++;
        while (true)
        {
            switch (Current())
            {
                case '"':
                    _at++;
                    return read.ToString();
                case '\\':
                    _at++;
                    read.Append(ReadEscape());
                    break;
                case < ' ':
                    throw Unexpected("in string literal");
                default:
                    read.Append(text[_at++]);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        var escape = Current();
        if (escape == 'u')
        {
            _at++;
            var start = _at;
            for (; _at < start + 4; _at++)
            {
                if (!char.IsAsciiHexDigit(Current()))
                {
                    throw Unexpected("in \\u hexadecimal character escape");
                }
            }

            return (char)int.Parse(text.AsSpan(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        var meant = escape switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' or '/' or '"' => escape,
            _ => throw Unexpected("in string escape code"),
        };
        _at++;
        return meant;
    }

    private void ReadLiteral(string literal)
    {
        for (var i = 0; i < literal.Length; i++, _at++)
        {
            if (Current() != literal[i])
            {
                throw Unexpected($"in literal {literal} (expecting {GoQuote.Of((Rune)literal[i])})");
            }
        }
    }

    private JsonValue ReadNumber()
    {
        var start = _at;
        if (text[_at] == '-')
        {
            _at++;
            RequireDigit("in numeric literal");
        }

        if (text[_at] == '0')
        {
            _at++;
        }
        else
        {
            SkipDigits();
        }

        if (Peek() == '.')
        {
            _at++;
            RequireDigit("after decimal point in numeric literal");
            SkipDigits();
        }

        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            RequireDigit("in exponent of numeric literal");
            SkipDigits();
        }

        var literal = text.AsSpan(start, _at - start);
        return long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? JsonValue.Create(integer)
            : YamlNumber.Node(double.Parse(literal, CultureInfo.InvariantCulture));
    }

    private void RequireDigit(string where)
    {
        if (!char.IsAsciiDigit(Current()))
        {
            throw Unexpected(where);
        }
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
        {
            _at++;
        }
    }

    private void Expect(char wanted, string where)
    {
        if (Next() != wanted)
        {
            throw Unexpected(where);
        }

        _at++;
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private char Current() => _at < text.Length ? text[_at] : throw new YamlSyntaxException("unexpected EOF");

    private char Next()
    {
        MoveToNext();
        return _at < text.Length ? text[_at] : throw new YamlSyntaxException("unexpected EOF");
    }

    private YamlSyntaxException Unexpected(string where)
    {
        var rune = Rune.TryGetRuneAt(text, _at, out var whole) ? whole : Rune.ReplacementChar;
        SyntaxErrorOffset = Encoding.UTF8.GetByteCount(text.AsSpan(0, _at)) + 1;
        return new YamlSyntaxException($"invalid character {GoQuote.Of(rune)} {where}");
    }
}
