using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Labels and selectors as text: <c>app=web,tier in (a,b)</c>, sorted by key.</summary>
/// <remarks>Source: apimachinery pkg/labels/{labels,selector}.go and pkg/apis/meta/v1/helpers.go, FormatLabelSelector.</remarks>
public static class LabelSelectorText
{
    private const string None = "<none>";

    /// <summary>The text of a selector, or <c>&lt;none&gt;</c> when it selects by nothing.</summary>
    /// <param name="selector">The selector; may be null.</param>
    public static string Format(V1LabelSelector? selector)
    {
        var terms = (selector?.MatchLabels ?? Empty).Select(pair => (pair.Key, Text: $"{pair.Key}={pair.Value}"))
            .Concat((selector?.MatchExpressions ?? []).Select(expression => (expression.Key, Text: Format(expression))))
            .OrderBy(term => term.Key, StringComparer.Ordinal)
            .Select(term => term.Text);
        return OrNone(string.Join(',', terms));
    }

    /// <summary>The text of labels, or of a selector that is a plain map, or <c>&lt;none&gt;</c>.</summary>
    /// <param name="labels">The labels; may be null.</param>
    public static string Format(IDictionary<string, string>? labels) => OrNone(string.Join(',', Sorted(labels)));

    /// <summary>Each label as <c>key=value</c>, sorted by key.</summary>
    /// <param name="labels">The labels; may be null.</param>
    public static IEnumerable<string> Sorted(IDictionary<string, string>? labels) =>
        (labels ?? Empty).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");

    private static IDictionary<string, string> Empty => System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    private static string Format(V1LabelSelectorRequirement expression) => expression.OperatorProperty switch
    {
        "In" => $"{expression.Key} in ({Values(expression)})",
        "NotIn" => $"{expression.Key} notin ({Values(expression)})",
        "DoesNotExist" => $"!{expression.Key}",
        _ => expression.Key,
    };

    private static string Values(V1LabelSelectorRequirement expression) =>
        string.Join(',', (expression.Values ?? []).Order(StringComparer.Ordinal));

    private static string OrNone(string text) => text.Length == 0 ? None : text;
}
