using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Values in error messages, as Go prints its internal types with <c>%#v</c>.</summary>
internal static class GoValues
{
    /// <summary>Labels; keys sorted.</summary>
    internal static string Map(IDictionary<string, string>? map) => map is null
        ? "map[string]string(nil)"
        : Braced("map[string]string", map.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{GoQuote.Of(pair.Key)}:{GoQuote.Of(pair.Value ?? "")}"));

    /// <summary>A label selector.</summary>
    internal static string Selector(V1LabelSelector? selector)
    {
        if (selector is null) return "null";
        var expressions = selector.MatchExpressions is not { Count: > 0 } given
            ? "[]v1.LabelSelectorRequirement(nil)"
            : Braced("[]v1.LabelSelectorRequirement", given.Select(Requirement));
        return $"v1.LabelSelector{{MatchLabels:{Map(selector.MatchLabels)}, MatchExpressions:{expressions}}}";
    }

    /// <summary>A list of texts.</summary>
    internal static string Strings(IList<string>? texts) => texts is not { Count: > 0 }
        ? "[]string(nil)"
        : Braced("[]string", texts.Select(GoQuote.Of));

    /// <summary>A number or text.</summary>
    internal static string IntOrString(IntOrString? value) => Number(value) is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"intstr.IntOrString{{Type:0, IntVal:{number}, StrVal:\"\"}}")
        : $"intstr.IntOrString{{Type:1, IntVal:0, StrVal:{GoQuote.Of(value!.Value)}}}";

    /// <summary>A Deployment's strategy.</summary>
    internal static string Strategy(V1DeploymentStrategy strategy)
    {
        var rollingUpdate = strategy.RollingUpdate is null ? "nil" : "0xc000a3c2d0";
        return $"apps.DeploymentStrategy{{Type:{GoQuote.Of(strategy.Type)}, "
            + $"RollingUpdate:(*apps.RollingUpdateDeployment)({rollingUpdate})}}";
    }

    /// <summary>What makes a Service's port unique.</summary>
    internal static string ServicePort(string protocol, int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"core.ServicePort{{Name:\"\", Protocol:{GoQuote.Of(protocol)}, AppProtocol:(*string)(nil), Port:{port}, ")
        + $"TargetPort:{IntOrString(0)}, NodePort:0}}";

    /// <summary>The number that a number or text is; null for a text.</summary>
    /// <remarks>The client's model keeps no type; a text of digits alone cannot be told from a number.</remarks>
    internal static int? Number(IntOrString? value) => value is null ? 0
        : int.TryParse(value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static string Requirement(V1LabelSelectorRequirement one) =>
        $"v1.LabelSelectorRequirement{{Key:{GoQuote.Of(one.Key ?? "")}, Operator:{GoQuote.Of(one.OperatorProperty ?? "")}, "
        + $"Values:{Strings(one.Values)}}}";

    private static string Braced(string type, IEnumerable<string> values) => $"{type}{{{string.Join(", ", values)}}}";
}
