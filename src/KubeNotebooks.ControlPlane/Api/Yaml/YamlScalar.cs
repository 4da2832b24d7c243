using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>What a YAML scalar means: null, truth value, number or text, by the rules of YAML 1.1 as go-yaml keeps them.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/resolve.go, resolve; decode.go, scalar.</remarks>
internal static class YamlScalar
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>Whether a key <c>&lt;&lt;</c> asks for a merge (a quoted one does not).</summary>
    /// <param name="scalar">The key.</param>
    public static bool IsMerge(YamlScalarNode scalar) => scalar.IsPlain || scalar.Tag == TagPrefix + "merge";

    /// <summary>The value of a scalar.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <returns>Null for YAML's null.</returns>
    /// <exception cref="YamlSyntaxException">Its tag asks for something that the text is not.</exception>
    public static JsonNode? Value(YamlScalarNode scalar)
    {
        if (scalar.Tag.Length == 0)
        {
            return scalar.IsPlain ? Plain(scalar.Text).Value : JsonValue.Create(scalar.Text);
        }

        var asked = scalar.Tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? scalar.Tag[TagPrefix.Length..] : "";
        return asked switch
        {
            "binary" => Binary(scalar.Text),
            "bool" or "int" or "float" or "null" or "timestamp" => Tagged(asked, scalar.Text),
            _ => JsonValue.Create(scalar.Text),
        };
    }

    /// <summary>The text of a scalar that stands as a key.</summary>
    /// <param name="value">Its value.</param>
    public static string Key(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.AsValue().TryGetValue<double>(out var number) ? GoFloat.General((float)number) : GoJson.Compact(value),
    };

    /// <summary>What an unquoted text without tag means.</summary>
    /// <param name="text">The text.</param>
    /// <returns>YAML's name of the type (<c>null</c>, <c>bool</c>, <c>int</c>, <c>float</c>, <c>timestamp</c>, <c>str</c>) and the value.</returns>
    public static (string Type, JsonNode? Value) Plain(string text)
    {
        if (text.Length == 0)
        {
            return ("null", null);
        }

        return text[0] switch
        {
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~' => Word(text),
            '.' or '+' or '-' or (>= '0' and <= '9') => YamlNumber.Read(text),
            _ => ("str", JsonValue.Create(text)),
        };
    }

    private static (string Type, JsonNode? Value) Word(string text) => text switch
    {
        "~" or "null" or "Null" or "NULL" => ("null", null),
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => ("bool", JsonValue.Create(true)),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" =>
            ("bool", JsonValue.Create(false)),
        _ => ("str", JsonValue.Create(text)),
    };

    private static JsonNode? Tagged(string asked, string text)
    {
        var (type, value) = Plain(text);
        return type == asked || (asked == "float" && type == "int")
            ? value
            : throw new YamlSyntaxException($"yaml: cannot decode !!{type} `{text}` as a !!{asked}");
    }

    private static JsonValue Binary(string text)
    {
        try
        {
            return JsonValue.Create(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            throw new YamlSyntaxException("yaml: !!binary value contains invalid base64 data");
        }
    }
}
