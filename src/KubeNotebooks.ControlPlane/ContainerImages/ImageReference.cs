using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>The name of an image, taken apart and completed.</summary>
/// <param name="Domain">The registry's host, such as <c>docker.io</c>.</param>
/// <param name="Path">The repository in it, such as <c>library/nginx</c>.</param>
/// <param name="Tag">Such as <c>1.16</c>; <c>latest</c> when neither tag nor digest is given; empty with a digest alone.</param>
/// <param name="Digest">Such as <c>sha256:…</c>; empty when none is given.</param>
/// <remarks>Source: distribution/reference normalize.go, ParseDockerRef.</remarks>
public sealed record ImageReference(string Domain, string Path, string Tag, string Digest)
{
    private const string DefaultDomain = "docker.io";
    private const string OfficialPrefix = "library/";
    private const int MaxKnown = 1000;

    // Every container start asks for the same few names. Remembering what a pure function said can change no result.
    private static readonly ConcurrentDictionary<string, (ImageReference? Reference, string Error)> Known = new(StringComparer.Ordinal);

    /// <summary>Registry and path, such as <c>docker.io/library/nginx</c>.</summary>
    public string Repository { get; } = $"{Domain}/{Path}";

    /// <summary>The complete name, such as <c>docker.io/library/nginx:1.16</c>.</summary>
    public string Canonical { get; } =
        $"{Domain}/{Path}{(Tag.Length > 0 && Digest.Length == 0 ? $":{Tag}" : "")}{(Digest.Length > 0 ? $"@{Digest}" : "")}";

    /// <summary>The name as Docker shows it: without <c>docker.io/library/</c>.</summary>
    public string Familiar => FamiliarRepository + (Digest.Length > 0 ? $"@{Digest}" : $":{Tag}");

    /// <summary>The repository as Docker shows it.</summary>
    public string FamiliarRepository => Domain != DefaultDomain ? Repository
        : Path.StartsWith(OfficialPrefix, StringComparison.Ordinal) ? Path[OfficialPrefix.Length..] : Path;

    /// <summary>Takes a name apart.</summary>
    /// <param name="name">As written in a manifest.</param>
    /// <param name="reference">The parts, completed.</param>
    /// <param name="error">What is wrong with the name, in the runtime's words; empty when nothing is.</param>
    /// <returns>False when the name breaks the rules.</returns>
    public static bool TryParse(string name, [NotNullWhen(true)] out ImageReference? reference, out string error)
    {
        if (!Known.TryGetValue(name, out var parsed))
        {
            parsed = Parse(name);
            if (Known.Count < MaxKnown) Known.TryAdd(name, parsed);
        }
        (reference, error) = parsed;
        return reference is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Canonical;

    private static (ImageReference? Reference, string Error) Parse(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? "" : name[(at + 1)..];
        var rest = at < 0 ? name : name[..at];
        var colon = rest.LastIndexOf(':');
        var tag = colon > rest.LastIndexOf('/') ? rest[(colon + 1)..] : "";
        if (colon > rest.LastIndexOf('/')) rest = rest[..colon];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (domain, path) = slash > 0 && IsDomain(rest[..slash]) ? (rest[..slash], rest[(slash + 1)..]) : (DefaultDomain, rest);
        if (domain == "index.docker.io") domain = DefaultDomain;
        if (domain == DefaultDomain && !path.Contains('/', StringComparison.Ordinal)) path = OfficialPrefix + path;
        var error = Complaint(path, tag, hasTag: colon >= 0 && rest.Length < name.Length && at < 0 && name.EndsWith(':'), digest, at >= 0);
        return error.Length > 0
            ? (null, error)
            : (new ImageReference(domain, path, tag.Length == 0 && digest.Length == 0 ? "latest" : tag, digest), "");
    }

    private static bool IsDomain(string text) =>
        text == "localhost" || text.Contains('.', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)
        || text.Any(char.IsAsciiLetterUpper);

    private static string Complaint(string path, string tag, bool hasTag, string digest, bool hasDigest)
    {
        if (path.Any(char.IsAsciiLetterUpper) && IsPath(path.ToLowerInvariant()))
            return $"invalid reference format: repository name ({path}) must be lowercase";
        var good = IsPath(path) && !(hasTag && tag.Length == 0) && (tag.Length == 0 || IsTag(tag))
            && (!hasDigest || (digest.StartsWith("sha256:", StringComparison.Ordinal) && digest.Length == 71));
        return good ? "" : "invalid reference format";
    }

    private static bool IsPath(string path) => path.Split('/').All(IsPathPart);

    private static bool IsPathPart(string part) =>
        part.Length > 0 && char.IsAsciiLetterOrDigit(part[0]) && char.IsAsciiLetterOrDigit(part[^1])
        && part.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '_' or '-');

    private static bool IsTag(string tag) =>
        tag.Length <= 128 && (char.IsAsciiLetterOrDigit(tag[0]) || tag[0] == '_')
        && tag.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');
}
