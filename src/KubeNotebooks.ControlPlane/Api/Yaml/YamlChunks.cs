using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Cuts a YAML file into documents at lines that begin with <c>---</c>.</summary>
/// <remarks>Source: apimachinery pkg/util/yaml/decoder.go, YAMLReader.Read. Line numbers in errors count from the start of a piece.</remarks>
internal static class YamlChunks
{
    private const string Separator = "---";

    /// <summary>The pieces, each with a newline after its last line.</summary>
    /// <param name="text">The file.</param>
    /// <exception cref="YamlSyntaxException">Something other than a comment follows a separator.</exception>
    public static IEnumerable<string> Split(string text)
    {
        var piece = new StringBuilder();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var line = text[start..(end < 0 ? text.Length : end)].TrimEnd('\r');
            start = end < 0 ? text.Length : end + 1;
            if (line.StartsWith(Separator, StringComparison.Ordinal))
            {
                var rest = line[Separator.Length..].Trim();
                if (rest.Length > 0 && rest[0] != '#')
                {
                    throw new YamlSyntaxException("invalid Yaml document separator: " + rest);
                }

                if (piece.Length > 0)
                {
                    yield return piece.ToString();
                    piece.Clear();
                    continue;
                }
            }

            piece.Append(line).Append('\n');
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }
}
