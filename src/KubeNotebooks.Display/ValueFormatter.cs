using Microsoft.DotNet.Interactive.Formatting;

namespace KubeNotebooks.Display;

/// <summary>Turns the values of C# cells into what is shown, by the formatters of .NET notebooks.</summary>
/// <remarks>A user's own <c>Formatter.Register</c> counts.</remarks>
public static class ValueFormatter
{
    /// <summary>A value in its forms.</summary>
    /// <param name="value">Anything; null is shown as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The forms wanted; none: those that its type prefers, and plain text.</param>
    public static MimeBundle Bundle(object? value, params string[] mimeTypes)
    {
        if (value is MimeBundle bundle) return bundle;
        if (mimeTypes.Length == 0) mimeTypes = Preferred(value);
        var result = MimeBundle.Empty;
        foreach (var mimeType in mimeTypes)
        {
            var content = value.ToDisplayString(mimeType);
            if (value is not string) content = content.Replace("\r\n", "\n", StringComparison.Ordinal); // formatters end lines as the system does
            result = mimeType == MimeBundle.HtmlText ? result.WithHtml(content) : result.With(mimeType, content);
        }
        return result;
    }

    private static string[] Preferred(object? value) => IsPlain(value)
        ? [MimeBundle.PlainText]
        : [.. Formatter.GetPreferredMimeTypesFor(value!.GetType()).Append(MimeBundle.PlainText).Distinct(StringComparer.Ordinal)];

    private static bool IsPlain(object? value) =>
        value is null or string or decimal or DateTime or DateTimeOffset or TimeSpan or Enum || value.GetType().IsPrimitive;
}
