using System.Globalization;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Recognises YAML's dates and times, which stay texts in JSON.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/resolve.go, parseTimestamp.</remarks>
internal static class YamlTimestamp
{
    private static readonly string[] Formats =
    [
        "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d't'H:m:s.FFFFFFFK", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d",
    ];

    /// <summary>Whether a text is a date, or a date and time.</summary>
    /// <param name="text">The text.</param>
    public static bool Is(string text) =>
        text.Length > 4 && text[4] == '-' && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
        && DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
