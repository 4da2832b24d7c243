using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KubeNotebooks.Display;

/// <summary>One output in several forms, of which a front end shows the richest that it knows.</summary>
public sealed partial class MimeBundle
{
    /// <summary>The mime type of plain text, which every bundle should have.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The mime type of HTML.</summary>
    public const string HtmlText = "text/html";

    private MimeBundle(ImmutableSortedDictionary<string, string> entries) => Entries = entries;

    /// <summary>A bundle without any form.</summary>
    public static MimeBundle Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The forms by mime type: text as it is, binary ones in base64, JSON ones as JSON text.</summary>
    public ImmutableSortedDictionary<string, string> Entries { get; }

    /// <summary>The plain text; empty when there is none.</summary>
    public string Plain => Entries.GetValueOrDefault(PlainText, "");

    /// <summary>A bundle of plain text alone.</summary>
    /// <param name="text">The text.</param>
    public static MimeBundle Text(string text) => Empty.With(PlainText, text);

    /// <summary>This bundle with one more form, or with one replaced.</summary>
    /// <param name="mimeType">Such as <c>text/html</c>.</param>
    /// <param name="content">As <see cref="Entries"/> holds it.</param>
    public MimeBundle With(string mimeType, string content) => new(Entries.SetItem(mimeType, content));

    /// <summary>A bundle with other HTML.</summary>
    /// <param name="html">The HTML; empty: there is none, so that front ends show the text.</param>
    public MimeBundle WithHtml(string html) => new(html.Length == 0 ? Entries.Remove(HtmlText) : Entries.SetItem(HtmlText, html));

    /// <summary>Whether the content of such a form is JSON, which notebooks hold as values rather than as text.</summary>
    /// <param name="mimeType">Such as <c>application/vnd.plotly.v1+json</c>.</param>
    /// <remarks>Source: nbformat v4/rwbase.py, _is_json_mime.</remarks>
    public static bool IsJson(string mimeType) => mimeType == "application/json" || JsonMimeType().IsMatch(mimeType);

    [GeneratedRegex(@"^application/.*\+json$")]
    private static partial Regex JsonMimeType();
}
