namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Cuts a YAML text into tokens.</summary>
/// <remarks>
/// Source: sigs.k8s.io/yaml goyaml.v2/scannerc.go. A text is only known to be a key when its colon is found, so tokens wait until the
/// first of them can be no key any more; that settles which mistake is found first.
/// </remarks>
internal sealed partial class YamlScanner
{
    private const int LongestKey = 1024;

    private readonly YamlCursor _cursor;
    private readonly List<YamlToken> _waiting = [];
    private readonly Stack<int> _outer = new();
    private readonly List<KeyCandidate> _candidates = [default];
    private int _taken;
    private int _indent = -1;
    private bool _keyAllowed = true;
    private bool _ended;

    /// <summary>Starts at the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    public YamlScanner(string text) => _cursor = new YamlCursor(text);

    private bool InFlow => _candidates.Count > 1;

    /// <summary>The next token, which stays.</summary>
    /// <exception cref="YamlSyntaxException">In go-yaml's words.</exception>
    public YamlToken Peek()
    {
        while (_waiting.Count == 0 || FirstMayBeKey())
        {
            Fetch();
        }

        return _waiting[0];
    }

    /// <summary>Drops the next token, which has been peeked at.</summary>
    public void Skip()
    {
        _waiting.RemoveAt(0);
        _taken++;
    }

    private void Fetch()
    {
        SkipToToken();
        Unroll(_cursor.Column);
        switch (_cursor.Current)
        {
            case '\0':
                _cursor.EndLine();
                Unroll(-1);
                DropCandidate();
                _keyAllowed = false;
                _ended = true;
                Add(YamlTokenKind.StreamEnd);
                break;
            case '%' when _cursor.Column == 0:
                Unroll(-1);
                DropCandidate();
                _keyAllowed = false;
                _waiting.Add(YamlDirectiveScanner.Directive(_cursor));
                break;
            case '-' or '.' when _cursor.AtDocumentIndicator:
                Unroll(-1);
                DropCandidate();
                _keyAllowed = false;
                Add(_cursor.Current == '-' ? YamlTokenKind.DocumentStart : YamlTokenKind.DocumentEnd, length: 3);
                break;
            case '[' or '{':
                FetchFlowStart();
                break;
            case ']' or '}':
                DropCandidate();
                if (InFlow)
                {
                    _candidates.RemoveAt(_candidates.Count - 1);
                }

                _keyAllowed = false;
                Add(_cursor.Current == ']' ? YamlTokenKind.FlowSequenceEnd : YamlTokenKind.FlowMappingEnd, length: 1);
                break;
            case ',':
                DropCandidate();
                _keyAllowed = true;
                Add(YamlTokenKind.FlowEntry, length: 1);
                break;
            case '-' when _cursor.IsWhite(1):
                FetchBlockEntry();
                break;
            case '?' when InFlow || _cursor.IsWhite(1):
                FetchKey();
                break;
            case ':' when InFlow || _cursor.IsWhite(1):
                FetchValue();
                break;
            case '|' or '>' when !InFlow:
                DropCandidate();
                _keyAllowed = true;
                _waiting.Add(YamlBlockScanner.Block(_cursor, _indent));
                break;
            default:
                FetchName();
                break;
        }
    }

    private void FetchName()
    {
        if (_cursor.Current is not ('*' or '&' or '!' or '\'' or '"') && !StartsPlain())
        {
            throw _cursor.Mistake("found character that cannot start any token");
        }

        SaveCandidate();
        _keyAllowed = false;
        switch (_cursor.Current)
        {
            case '*' or '&':
                _waiting.Add(YamlDirectiveScanner.Anchor(_cursor));
                break;
            case '!':
                _waiting.Add(YamlDirectiveScanner.Tag(_cursor));
                break;
            case '\'' or '"':
                _waiting.Add(YamlFlowScanner.Quoted(_cursor));
                break;
            default:
                _waiting.Add(YamlFlowScanner.Plain(_cursor, _indent, InFlow, out var endsLine));
                _keyAllowed |= endsLine;
                break;
        }
    }

    private bool StartsPlain() => _cursor.Current switch
    {
        '-' => !YamlCursor.IsBlank(_cursor.Peek(1)),
        '?' or ':' => !InFlow && !_cursor.IsWhite(1),
        ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        _ => !_cursor.AtWhite,
    };

    private void FetchFlowStart()
    {
        SaveCandidate();
        _candidates.Add(default);
        _keyAllowed = true;
        Add(_cursor.Current == '[' ? YamlTokenKind.FlowSequenceStart : YamlTokenKind.FlowMappingStart, length: 1);
    }

    private void FetchBlockEntry()
    {
        OpenBlock(YamlTokenKind.BlockSequenceStart, "block sequence entries are not allowed in this context");
        DropCandidate();
        _keyAllowed = true;
        Add(YamlTokenKind.BlockEntry, length: 1);
    }

    private void FetchKey()
    {
        OpenBlock(YamlTokenKind.BlockMappingStart, "mapping keys are not allowed in this context");
        DropCandidate();
        _keyAllowed = !InFlow;
        Add(YamlTokenKind.Key, length: 1);
    }

    private void FetchValue()
    {
        var last = _candidates.Count - 1;
        if (StillPossible(last))
        {
            var key = _candidates[last];
            _waiting.Insert(key.Token - _taken, new YamlToken(YamlTokenKind.Key, key.Mark.Line));
            Roll(key.Mark.Column, YamlTokenKind.BlockMappingStart, key.Mark.Line, key.Token - _taken);
            _candidates[last] = default;
            _keyAllowed = false;
        }
        else
        {
            OpenBlock(YamlTokenKind.BlockMappingStart, "mapping values are not allowed in this context");
            _keyAllowed = !InFlow;
        }

        Add(YamlTokenKind.Value, length: 1);
    }

    private void Add(YamlTokenKind kind, int length = 0)
    {
        _waiting.Add(new YamlToken(kind, _cursor.Mark.Line));
        _cursor.Skip(length);
    }

    private void SkipToToken()
    {
        while (true)
        {
            if (_cursor.Column == 0 && _cursor.Current == '\uFEFF')
            {
                _cursor.Skip();
            }

            // Tabs are white space, but not where they would be indentation.
            _cursor.SkipWhile(character => character == ' ' || (character == '\t' && (InFlow || !_keyAllowed)));
            if (_cursor.Current == '#')
            {
                _cursor.SkipComment();
            }

            if (!_cursor.AtBreak)
            {
                return;
            }

            _cursor.SkipBreak();
            _keyAllowed |= !InFlow;
        }
    }

    private void OpenBlock(YamlTokenKind start, string problem)
    {
        if (!InFlow && !_keyAllowed)
        {
            throw _cursor.Mistake(problem);
        }

        Roll(_cursor.Column, start, _cursor.Mark.Line, _waiting.Count);
    }
}
