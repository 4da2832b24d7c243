using System.Globalization;
using YamlDotNet.Core;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Says a YAML mistake in go-yaml's words.</summary>
/// <remarks>
/// Source: sigs.k8s.io/yaml goyaml.v2/decode.go, parser.fail. go-yaml counts lines from 0 and adds one for mistakes that the scanner finds,
/// not for those of the parser; line 0 is not printed.
/// </remarks>
internal static class GoYamlError
{
    /// <summary>The text, beginning with <c>yaml: </c>.</summary>
    /// <param name="mistake">What the parser found.</param>
    public static string Of(YamlException mistake)
    {
        var problem = Problem(mistake.Message);
        var line = FoundByScanner(mistake)
            ? (mistake.End.Line > 1 ? mistake.End.Line : mistake.Start.Line - 1)
            : mistake.Start.Line - 1;
        var where = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {line}: ") : "";
        return $"yaml: {where}{problem}";
    }

    private static bool FoundByScanner(YamlException mistake) =>
        mistake is SyntaxErrorException || mistake.Message.Contains("invalid mapping", StringComparison.Ordinal);

    private static string Problem(string message)
    {
        var problem = message.TrimEnd('.');
        var comma = problem.IndexOf(", ", StringComparison.Ordinal);
        if (problem.StartsWith("While ", StringComparison.Ordinal) && comma > 0)
        {
            problem = problem[(comma + 2)..].TrimStart();
        }

        problem = char.ToLowerInvariant(problem[0]) + problem[1..];
        return problem switch
        {
            "found a tab character that violate indentation" => "found a tab character that violates indentation",
            "found invalid mapping" => "mapping values are not allowed in this context",
            _ => problem,
        };
    }
}
