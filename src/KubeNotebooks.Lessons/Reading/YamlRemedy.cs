namespace KubeNotebooks.Lessons.Reading;

/// <summary>What to do about a text that is no YAML, beside the words of the YAML reader.</summary>
internal static class YamlRemedy
{
    private const string Quotes = "A text that holds a colon, a comma, a question mark, quotes or braces, or begins with a backtick, needs quotation marks around it (or | and lines of its own)";

    /// <summary>A sentence without a period.</summary>
    /// <param name="problem">What the reader says.</param>
    public static string For(string problem)
    {
        if (Says("tab character")) return "Indent with spaces, never with tabs";
        if (Says("cannot start any token")) return "Indent with spaces, never with tabs. " + Quotes;
        if (Says("expected key") || Says("expected '-'"))
            return "Look at this line and the one above: keys that belong together begin in the same column, and every element of a list begins with a dash. " + Quotes;
        if (Says("could not find expected ':'")) return "A key is followed by a colon and a space. " + Quotes;
        return Says("aliases") ? "Write out what you mean" : Quotes;

        bool Says(string words) => problem.Contains(words, StringComparison.Ordinal);
    }
}
