using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>The values of a map that has been found to have its shape.</summary>
/// <param name="map">The map.</param>
internal sealed class Values(LocatedMap map)
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Where it stands, from 1.</summary>
    public int Line => map.Line;

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => map[key] is not null;

    /// <summary>The line of a key's value; the map's own when it is not there.</summary>
    public int LineOf(string key) => map[key]?.Line ?? map.Line;

    /// <summary>A text; null when it is not there.</summary>
    public string? TextOrNull(string key) => (map[key] as LocatedText)?.Text;

    /// <summary>A text.</summary>
    public string Text(string key) => TextOrNull(key) ?? "";

    /// <summary>A number; null when it is not there.</summary>
    public int? Number(string key) => TextOrNull(key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A span of time; null when it is not there.</summary>
    public TimeSpan? Span(string key) => TextOrNull(key) is { } text ? VirtualDuration.Parse(text) : null;

    /// <summary>An object of the cluster.</summary>
    public Target Target(string key) => Checks.Target.TryParse(Text(key), out _)!;

    /// <summary>An object of the cluster; null when it is not there.</summary>
    public Target? TargetOrNull(string key) => Has(key) ? Target(key) : null;

    /// <summary>The name of an image; null when it is not there.</summary>
    public ImageReference? Image(string key) => TextOrNull(key) is { } text && ImageReference.TryParse(text, out var image, out _) ? image : null;

    /// <summary>A regular expression; null when it is not there.</summary>
    public Regex? Pattern(string key) => TextOrNull(key) is { } text ? Regex(text) : null;

    /// <summary>A JSONPath.</summary>
    public JsonPath Path(string key) => JsonPath.Parse(JsonPath.Relaxed(Text(key)));

    /// <summary>A text in each language.</summary>
    public LocalText Words(string key) => map[key] is { } words ? Words(words) : LocalText.Empty;

    /// <summary>A text in each language; null when it is not there.</summary>
    public LocalText? WordsOrNull(string key) => Has(key) ? Words(key) : null;

    /// <summary>Several texts in each language.</summary>
    public ImmutableArray<LocalText> WordsList(string key) => [.. Elements(key).Select(Words)];

    /// <summary>One or several texts.</summary>
    public ImmutableArray<string> Texts(string key) =>
        map[key] is LocatedText one ? [one.Text.TrimEnd('\n')] : [.. Elements(key).OfType<LocatedText>().Select(text => text.Text.TrimEnd('\n'))];

    /// <summary>A map.</summary>
    public Values Map(string key) => new((LocatedMap)map[key]!);

    /// <summary>Several maps.</summary>
    public IEnumerable<Values> List(string key) => Elements(key).OfType<LocatedMap>().Select(one => new Values(one));

    /// <summary>A regular expression as lessons write them.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Regex Regex(string text) => new(text, RegexOptions.CultureInvariant, LongestMatch);

    private static LocalText Words(LocatedYaml words)
    {
        var values = new Values((LocatedMap)words);
        return new LocalText(values.Text("en").Trim(), values.Text("ja").Trim());
    }

    private IReadOnlyList<LocatedYaml> Elements(string key) => map[key] is LocatedList list ? list.Elements : [];
}
