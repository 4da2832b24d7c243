using System.Globalization;
using System.Runtime.CompilerServices;

namespace KubeNotebooks.Lessons;

/// <summary>A text in each language.</summary>
/// <param name="English">In English.</param>
/// <param name="Japanese">In Japanese.</param>
public sealed record LocalText(string English, string Japanese)
{
    /// <summary>No text.</summary>
    public static LocalText Empty { get; } = new("", "");

    /// <summary>The text in a language.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => language == Language.Japanese ? Japanese : English;

    /// <summary>A text whose values are written alike everywhere.</summary>
    /// <param name="english">In English.</param>
    /// <param name="japanese">In Japanese.</param>
    internal static LocalText Of(Invariant english, Invariant japanese) => new(english.ToString(), japanese.ToString());

    /// <summary>The same text in both languages, such as a name.</summary>
    internal static LocalText Same(string text) => new(text, text);
}

/// <summary>An interpolated string in the invariant culture.</summary>
[InterpolatedStringHandler]
internal ref struct Invariant
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>The compiler's way to begin one.</summary>
    public Invariant(int literalLength, int formattedCount) =>
        _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Adds words.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Its text.</summary>
    public override string ToString() => _text.ToStringAndClear();
}
