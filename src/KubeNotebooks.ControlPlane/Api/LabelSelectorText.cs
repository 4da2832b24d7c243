using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Labels and selectors as kubectl shows them: <c>app=web,tier in (a,b)</c>, sorted by key.</summary>
/// <remarks>Source: apimachinery pkg/labels/labels.go, FormatLabels; pkg/apis/meta/v1/helpers.go, FormatLabelSelector.</remarks>
public static class LabelSelectorText
{
    /// <summary>The text of a selector, or <c>&lt;none&gt;</c> when it selects by nothing.</summary>
    /// <param name="selector">The selector; may be null.</param>
    public static string Format(V1LabelSelector? selector) => OrNone(LabelSelector.Of(selector));

    /// <summary>The text of labels, or of a selector that is a plain map, or <c>&lt;none&gt;</c>.</summary>
    /// <param name="labels">The labels; may be null.</param>
    public static string Format(IDictionary<string, string>? labels) => OrNone(LabelSelector.OfMap(labels));

    private static string OrNone(LabelSelector selector) => selector.Requirements.Count == 0 ? "<none>" : selector.ToString();
}
