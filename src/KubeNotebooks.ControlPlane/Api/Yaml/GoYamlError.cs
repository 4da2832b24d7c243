using System.Globalization;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Says a YAML mistake in go-yaml's words.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/decode.go, parser.fail.</remarks>
internal static class GoYamlError
{
    /// <summary>A mistake in a line.</summary>
    /// <param name="line">The number to be told; 0 for none.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="actual">The line in which it is, from 1, where that is another one.</param>
    public static YamlSyntaxException At(int line, string problem, int? actual = null) => new(line == 0
        ? $"yaml: {problem}"
        : string.Create(CultureInfo.InvariantCulture, $"yaml: line {line}: {problem}"))
    {
        Line = actual ?? Math.Max(1, line),
        Problem = problem,
    };
}
