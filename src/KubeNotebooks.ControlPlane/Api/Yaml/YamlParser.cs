namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Builds the nodes of one YAML document from its tokens.</summary>
/// <remarks>
/// Source: sigs.k8s.io/yaml goyaml.v2/parserc.go and decode.go (parser). Mistakes that the parser finds are told with the number of lines
/// before them, which is one less than the scanner tells; go-yaml has it so.
/// </remarks>
internal sealed partial class YamlParser
{
    // Simulated: go-yaml gives up at 10000; a manifest that deep would exhaust our stack.
    private const int MaxDepth = 1000;

    private readonly YamlScanner _scanner;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tagPrefixes = new(StringComparer.Ordinal) { ["!"] = "!", ["!!"] = "tag:yaml.org,2002:" };
    private int _depth;

    private YamlParser(string text) => _scanner = new YamlScanner(text);

    private YamlToken Current => _scanner.Peek();

    /// <summary>The first document of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <returns>Null when the text holds no document.</returns>
    /// <exception cref="YamlSyntaxException">In go-yaml's words.</exception>
    public static YamlNode? Parse(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 && text.Any(IsForbidden))
        {
            throw new YamlSyntaxException("yaml: control characters are not allowed");
        }

        return new YamlParser(text).ParseDocument();
    }

    private static bool IsForbidden(char character) => character is < ' ' and not ('\t' or '\n' or '\r') or '\u007F';

    private YamlNode? ParseDocument()
    {
        if (Current.Kind == YamlTokenKind.StreamEnd)
        {
            return null;
        }

        YamlNode root;
        if (Current.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart)
        {
            ParseDirectives();
            if (Current.Kind != YamlTokenKind.DocumentStart)
            {
                throw Mistake("did not find expected <document start>");
            }

            _scanner.Skip();
            root = Current.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart
                or YamlTokenKind.DocumentEnd or YamlTokenKind.StreamEnd
                ? Empty()
                : ParseNode(isBlock: true);
        }
        else
        {
            root = ParseNode(isBlock: true);
        }

        _scanner.Peek();
        return root;
    }

    private void ParseDirectives()
    {
        var hasVersion = false;
        var own = new HashSet<string>(StringComparer.Ordinal);
        for (; Current.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective; _scanner.Skip())
        {
            if (Current.Kind == YamlTokenKind.TagDirective)
            {
                if (!own.Add(Current.Text))
                {
                    throw Mistake("found duplicate %TAG directive");
                }

                _tagPrefixes[Current.Text] = Current.Suffix;
                continue;
            }

            if (hasVersion)
            {
                throw Mistake("found duplicate %YAML directive");
            }

            hasVersion = Current.Text == "1.1" ? true : throw Mistake("found incompatible YAML document");
        }
    }

    private YamlNode ParseNode(bool isBlock, bool mayBeIndentless = false)
    {
        if (++_depth > MaxDepth)
        {
            throw new YamlSyntaxException("yaml: exceeded max depth of 10000");
        }

        var line = Current.Line + 1;
        var node = Current.Kind == YamlTokenKind.Alias ? ParseAlias() : ParseContent(isBlock, mayBeIndentless);
        node.Line = line;
        _depth--;
        return node;
    }

    private YamlAliasNode ParseAlias()
    {
        var name = Current.Text;
        if (!_anchors.TryGetValue(name, out var target))
        {
            throw new YamlSyntaxException($"yaml: unknown anchor '{name}' referenced");
        }

        _scanner.Skip();
        return new YamlAliasNode(name, target);
    }

    private YamlNode ParseContent(bool isBlock, bool mayBeIndentless)
    {
        var (anchor, tag) = ParseProperties();
        switch (Current.Kind)
        {
            case YamlTokenKind.BlockEntry when mayBeIndentless:
                return ParseIndentlessSequence(Anchored(anchor, new YamlSequenceNode()));
            case YamlTokenKind.Scalar:
                var scalar = new YamlScalarNode(tag, Current.Text, (tag.Length == 0 && Current.IsPlain) || tag == "!");
                _scanner.Skip();
                return Anchored(anchor, scalar);
            case YamlTokenKind.FlowSequenceStart:
                return ParseFlowSequence(Anchored(anchor, new YamlSequenceNode()));
            case YamlTokenKind.FlowMappingStart:
                return ParseFlowMapping(Anchored(anchor, new YamlMappingNode()));
            case YamlTokenKind.BlockSequenceStart when isBlock:
                return ParseBlockSequence(Anchored(anchor, new YamlSequenceNode()));
            case YamlTokenKind.BlockMappingStart when isBlock:
                return ParseBlockMapping(Anchored(anchor, new YamlMappingNode()));
            default:
                return anchor.Length + tag.Length > 0
                    ? Anchored(anchor, new YamlScalarNode(tag, "", isPlain: tag.Length == 0))
                    : throw Mistake("did not find expected node content");
        }
    }

    private (string Anchor, string Tag) ParseProperties()
    {
        var anchor = TakeAnchor();
        if (Current.Kind != YamlTokenKind.Tag)
        {
            return (anchor, "");
        }

        var token = Current;
        _scanner.Skip();
        anchor = anchor.Length == 0 ? TakeAnchor() : anchor;
        _scanner.Peek();
        if (token.Text.Length == 0)
        {
            return (anchor, token.Suffix);
        }

        return _tagPrefixes.TryGetValue(token.Text, out var prefix)
            ? (anchor, prefix + token.Suffix)
            : throw GoYamlError.At(token.Line, "found undefined tag handle", token.Line + 1);
    }

    private string TakeAnchor()
    {
        if (Current.Kind != YamlTokenKind.Anchor)
        {
            return "";
        }

        var name = Current.Text;
        _scanner.Skip();
        return name;
    }

    private T Anchored<T>(string anchor, T node)
        where T : YamlNode
    {
        if (anchor.Length > 0)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private YamlSequenceNode ParseBlockSequence(YamlSequenceNode sequence)
    {
        _scanner.Skip();
        while (Current.Kind == YamlTokenKind.BlockEntry)
        {
            _scanner.Skip();
            sequence.Elements.Add(Current.Kind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd ? Empty() : ParseNode(isBlock: true));
        }

        return End(sequence, YamlTokenKind.BlockEnd, "did not find expected '-' indicator");
    }

    private YamlSequenceNode ParseIndentlessSequence(YamlSequenceNode sequence)
    {
        while (Current.Kind == YamlTokenKind.BlockEntry)
        {
            _scanner.Skip();
            sequence.Elements.Add(Current.Kind == YamlTokenKind.BlockEntry || EndsBlockEntry() ? Empty() : ParseNode(isBlock: true));
        }

        return sequence;
    }

    private YamlMappingNode ParseBlockMapping(YamlMappingNode mapping)
    {
        _scanner.Skip();
        while (Current.Kind == YamlTokenKind.Key)
        {
            _scanner.Skip();
            var key = EndsBlockEntry() ? Empty() : ParseNode(isBlock: true, mayBeIndentless: true);
            YamlNode value = Empty();
            if (Current.Kind == YamlTokenKind.Value)
            {
                _scanner.Skip();
                value = EndsBlockEntry() ? value : ParseNode(isBlock: true, mayBeIndentless: true);
            }

            mapping.Entries.Add((key, value));
        }

        return End(mapping, YamlTokenKind.BlockEnd, "did not find expected key");
    }

    private bool EndsBlockEntry() => Current.Kind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd;

    private T End<T>(T node, YamlTokenKind end, string problem)
    {
        if (Current.Kind != end)
        {
            throw Mistake(problem);
        }

        _scanner.Skip();
        return node;
    }

    private YamlSyntaxException Mistake(string problem) => GoYamlError.At(Current.Line, problem, Current.Line + 1);

    private static YamlScalarNode Empty() => new(tag: "", text: "", isPlain: true);
}
