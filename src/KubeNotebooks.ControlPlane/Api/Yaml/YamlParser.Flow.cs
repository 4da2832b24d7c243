namespace KubeNotebooks.ControlPlane.Api.Yaml;

// Collections in brackets and braces.
internal sealed partial class YamlParser
{
    private YamlSequenceNode ParseFlowSequence(YamlSequenceNode sequence)
    {
        _scanner.Skip();
        while (Current.Kind != YamlTokenKind.FlowSequenceEnd)
        {
            TakeComma(isFirst: sequence.Elements.Count == 0, "did not find expected ',' or ']'");
            if (Current.Kind == YamlTokenKind.Key)
            {
                sequence.Elements.Add(ParsePair());
            }
            else if (Current.Kind != YamlTokenKind.FlowSequenceEnd)
            {
                sequence.Elements.Add(ParseNode(isBlock: false));
            }
        }

        _scanner.Skip();
        return sequence;
    }

    // A map with one entry and no braces: [a: b].
    private YamlMappingNode ParsePair()
    {
        _scanner.Skip();
        YamlNode key = Empty();
        if (Current.Kind is YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowSequenceEnd)
        {
            _scanner.Skip();
        }
        else
        {
            key = ParseNode(isBlock: false);
        }

        var pair = new YamlMappingNode();
        pair.Entries.Add((key, ParseFlowValue(YamlTokenKind.FlowSequenceEnd)));
        return pair;
    }

    private YamlMappingNode ParseFlowMapping(YamlMappingNode mapping)
    {
        _scanner.Skip();
        while (Current.Kind != YamlTokenKind.FlowMappingEnd)
        {
            TakeComma(isFirst: mapping.Entries.Count == 0, "did not find expected ',' or '}'");
            if (Current.Kind == YamlTokenKind.Key)
            {
                _scanner.Skip();
                var key = Current.Kind is YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowMappingEnd
                    ? Empty()
                    : ParseNode(isBlock: false);
                mapping.Entries.Add((key, ParseFlowValue(YamlTokenKind.FlowMappingEnd)));
            }
            else if (Current.Kind != YamlTokenKind.FlowMappingEnd)
            {
                var key = ParseNode(isBlock: false);
                _scanner.Peek();
                mapping.Entries.Add((key, Empty()));
            }
        }

        _scanner.Skip();
        return mapping;
    }

    private YamlNode ParseFlowValue(YamlTokenKind end)
    {
        if (Current.Kind != YamlTokenKind.Value)
        {
            return Empty();
        }

        _scanner.Skip();
        return Current.Kind == YamlTokenKind.FlowEntry || Current.Kind == end ? Empty() : ParseNode(isBlock: false);
    }

    private void TakeComma(bool isFirst, string problem)
    {
        if (isFirst)
        {
            return;
        }

        if (Current.Kind != YamlTokenKind.FlowEntry)
        {
            throw Mistake(problem);
        }

        _scanner.Skip();
    }
}
