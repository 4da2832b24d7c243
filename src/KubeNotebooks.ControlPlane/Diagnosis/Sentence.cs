using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>What a piece of a sentence is, so that a picture can set it apart.</summary>
public enum WordKind
{
    /// <summary>Words.</summary>
    Plain,

    /// <summary>A number that the reasoning turns on.</summary>
    Number,

    /// <summary>A name or a command: what one could type.</summary>
    Name,

    /// <summary>What somebody else says, such as a probe or a log.</summary>
    Quote,
}

/// <summary>A piece of a sentence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text; whatever is in it is only text.</param>
public readonly record struct Words(WordKind Kind, string Text)
{
    /// <summary>What somebody else says.</summary>
    public static Words Quote(string text) => new(WordKind.Quote, text);

    /// <summary>Words that were made elsewhere.</summary>
    public static Words Plain(string text) => new(WordKind.Plain, text);
}

/// <summary>A sentence in pieces: written as an interpolated string, in which numbers are numbers and strings are names.</summary>
[InterpolatedStringHandler]
public sealed class Sentence
{
    private readonly ImmutableArray<Words>.Builder _pieces = ImmutableArray.CreateBuilder<Words>();

    /// <summary>An empty sentence.</summary>
    public Sentence()
    {
    }

    /// <summary>The compiler's way to begin one.</summary>
    /// <param name="literalLength">How many characters are words.</param>
    /// <param name="formattedCount">How many pieces are values.</param>
    public Sentence(int literalLength, int formattedCount) => _ = (literalLength, formattedCount);

    /// <summary>Its pieces, in order.</summary>
    public ImmutableArray<Words> Pieces => _pieces.ToImmutable();

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => _pieces.Count == 0;

    /// <summary>Adds words.</summary>
    public void AppendLiteral(string text) => _pieces.Add(Words.Plain(text));

    /// <summary>Adds a number.</summary>
    public void AppendFormatted(int number) =>
        _pieces.Add(new Words(WordKind.Number, number.ToString(CultureInfo.InvariantCulture).Replace('-', '−')));

    /// <summary>Adds a name.</summary>
    public void AppendFormatted(string? name) => _pieces.Add(new Words(WordKind.Name, name ?? ""));

    /// <summary>Adds a piece.</summary>
    public void AppendFormatted(Words words) => _pieces.Add(words);

    /// <summary>Adds another sentence's pieces.</summary>
    public void AppendFormatted(Sentence sentence) => _pieces.AddRange(sentence._pieces);

    /// <summary>Its text; what others say stands in quotation marks.</summary>
    public override string ToString() =>
        string.Concat(_pieces.Select(piece => piece.Kind == WordKind.Quote ? $"“{piece.Text}”" : piece.Text));
}
