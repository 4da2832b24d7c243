namespace KubeNotebooks.ControlPlane.Api.Yaml;

// Indentation, and what may yet turn out to be a key.
internal sealed partial class YamlScanner
{
    private bool FirstMayBeKey()
    {
        for (var i = 0; i < _candidates.Count && !_ended; i++)
        {
            if (_candidates[i].Possible && _candidates[i].Token == _taken)
            {
                return StillPossible(i);
            }
        }

        return false;
    }

    private void Roll(int column, YamlTokenKind kind, int line, int at)
    {
        if (!InFlow && _indent < column)
        {
            _outer.Push(_indent);
            _indent = column;
            _waiting.Insert(at, new YamlToken(kind, line));
        }
    }

    private void Unroll(int column)
    {
        while (!InFlow && _indent > column)
        {
            Add(YamlTokenKind.BlockEnd);
            _indent = _outer.Pop();
        }
    }

    private void SaveCandidate()
    {
        if (_keyAllowed)
        {
            var required = !InFlow && _indent == _cursor.Column;
            DropCandidate();
            _candidates[^1] = new KeyCandidate(Possible: true, required, _taken + _waiting.Count, _cursor.Mark);
        }
    }

    private void DropCandidate()
    {
        if (_candidates[^1] is { Possible: true, Required: true, Mark: var key })
        {
            throw _cursor.Mistake("could not find expected ':'", key.Line + 1);
        }

        _candidates[^1] = default;
    }

    private bool StillPossible(int index)
    {
        var candidate = _candidates[index];
        if (!candidate.Possible)
        {
            return false;
        }

        if (candidate.Mark.Line == _cursor.Mark.Line && candidate.Mark.Index + LongestKey >= _cursor.Mark.Index)
        {
            return true;
        }

        if (candidate.Required)
        {
            throw _cursor.Mistake("could not find expected ':'", candidate.Mark.Line + 1);
        }

        _candidates[index] = default;
        return false;
    }

    // A token that is a key if a colon follows on its line; one for the block and one for each open bracket.
    private readonly record struct KeyCandidate(bool Possible, bool Required, int Token, YamlMark Mark);
}
