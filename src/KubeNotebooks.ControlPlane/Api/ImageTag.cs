using System.Text.RegularExpressions;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>The tag in an image's name.</summary>
/// <remarks>Source: kubernetes pkg/util/parsers/parsers.go ParseImageName; the grammar of github.com/distribution/reference.</remarks>
internal static partial class ImageTag
{
    /// <summary>The tag that an image's name means.</summary>
    /// <param name="image">Such as <c>nginx</c>, <c>localhost:5000/nginx:1.17</c> or <c>nginx@sha256:…</c>.</param>
    /// <returns><c>latest</c> when there is neither tag nor digest; empty for a digest alone and for what is no image's name.</returns>
    internal static string Of(string image)
    {
        if (BareDigest().IsMatch(image)) return "";
        var match = Reference().Match(image);
        if (!match.Success) return "";
        var tag = match.Groups["tag"];
        return tag.Success ? tag.Value : match.Groups["digest"].Success ? "" : "latest";
    }

    [GeneratedRegex("^[a-f0-9]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex BareDigest();

    /// <remarks>A first part is a registry's domain when it has a dot, a colon or a capital letter, or is localhost.</remarks>
    [GeneratedRegex(
        """
        ^(?:(?:localhost|(?=[^/]*[.:A-Z])(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\]))(?::[0-9]+)?/)?
        [a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*
        (?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?
        (?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Reference();
}
