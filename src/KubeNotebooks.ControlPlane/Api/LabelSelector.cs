using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>One condition on an object's labels.</summary>
/// <param name="Key">The label's key.</param>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</param>
/// <param name="Values">The values that <c>In</c> and <c>NotIn</c> compare with, sorted.</param>
/// <param name="Equality">Whether it was written with an equals sign, and is printed so.</param>
public sealed record LabelRequirement(string Key, string Operator, IReadOnlyList<string> Values, bool Equality)
{
    /// <summary>Whether labels meet it.</summary>
    /// <param name="labels">May be null.</param>
    public bool Matches(IDictionary<string, string>? labels)
    {
        string? value = null;
        var present = labels is not null && labels.TryGetValue(Key, out value);
        return Operator switch
        {
            "In" => present && Values.Contains(value, StringComparer.Ordinal),
            "NotIn" => !present || !Values.Contains(value, StringComparer.Ordinal),
            "Exists" => present,
            _ => !present,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => (Operator, Equality) switch
    {
        ("In", true) => $"{Key}={Values[0]}",
        ("NotIn", true) => $"{Key}!={Values[0]}",
        ("In", _) => $"{Key} in ({string.Join(',', Values)})",
        ("NotIn", _) => $"{Key} notin ({string.Join(',', Values)})",
        ("Exists", _) => Key,
        _ => $"!{Key}",
    };
}

/// <summary>Conditions on labels that must all hold.</summary>
/// <remarks>Source: apimachinery pkg/labels/selector.go; pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector and FormatLabelSelector.</remarks>
public sealed class LabelSelector
{
    private readonly bool _nothing;

    private LabelSelector(IReadOnlyList<LabelRequirement> requirements, bool nothing = false) =>
        (Requirements, _nothing) = (requirements, nothing);

    /// <summary>Selects every object.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Selects no object: what an absent selector in a specification means.</summary>
    public static LabelSelector Nothing { get; } = new([], nothing: true);

    /// <summary>The conditions, by key.</summary>
    public IReadOnlyList<LabelRequirement> Requirements { get; }

    /// <summary>The selector that an object's specification holds.</summary>
    /// <param name="selector">Null selects nothing; an empty one everything.</param>
    public static LabelSelector Of(V1LabelSelector? selector)
    {
        if (selector is null) return Nothing;
        var requirements = (selector.MatchLabels ?? new Dictionary<string, string>())
            .Select(pair => new LabelRequirement(pair.Key, "In", [pair.Value], Equality: true))
            .Concat((selector.MatchExpressions ?? []).Select(one =>
                new LabelRequirement(one.Key, one.OperatorProperty, Sorted(one.Values ?? []), Equality: false)));
        return new LabelSelector(Sorted(requirements));
    }

    /// <summary>The selector that a plain map holds, as in a Service.</summary>
    /// <param name="labels">Null or empty selects nothing.</param>
    public static LabelSelector OfMap(IDictionary<string, string>? labels) => labels is null or { Count: 0 }
        ? Nothing
        : new LabelSelector(Sorted(labels.Select(pair => new LabelRequirement(pair.Key, "In", [pair.Value], Equality: true))));

    /// <summary>Reads a selector as users write it after <c>-l</c>.</summary>
    /// <param name="text">Such as <c>app=web,tier in (a,b),!old</c>.</param>
    /// <exception cref="FormatException">It cannot be read; the message is the one of the API's parser.</exception>
    public static LabelSelector Parse(string text) => new(Sorted(new LabelSelectorParser(text).Read()));

    /// <summary>Whether labels meet all conditions.</summary>
    /// <param name="labels">May be null.</param>
    public bool Matches(IDictionary<string, string>? labels)
    {
        if (_nothing) return false;
        foreach (var requirement in Requirements)
        {
            if (!requirement.Matches(labels)) return false;
        }
        return true;
    }

    /// <summary>The conditions by key, joined with commas; empty when there are none.</summary>
    public override string ToString() => string.Join(',', Requirements);

    private static List<LabelRequirement> Sorted(IEnumerable<LabelRequirement> requirements) =>
        [.. requirements.OrderBy(one => one.Key, StringComparer.Ordinal)];

    private static List<string> Sorted(IEnumerable<string> values) => [.. values.Order(StringComparer.Ordinal)];
}
