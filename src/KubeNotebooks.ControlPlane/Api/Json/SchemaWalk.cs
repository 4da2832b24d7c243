using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Compares JSON with a model's fields. Keys are visited in order, as kubectl sends them.</summary>
/// <remarks>Source: sigs.k8s.io/json internal/golang/encoding/json (decode.go, kubernetes_patch.go).</remarks>
internal sealed class SchemaWalk
{
    private readonly List<string> _fields = [];
    private Type _model = typeof(object);
    private bool _stopped;

    /// <summary>The error about a value of the wrong type; null when there is none.</summary>
    public string? TypeError { get; private set; }

    /// <summary>One text for each field that the models do not know: <c>unknown field "spec.replcas"</c>.</summary>
    public List<string> UnknownFields { get; } = [];

    /// <summary>Compares an object with a model. Nulls where Go has a value become that value's zero.</summary>
    /// <param name="body">The object.</param>
    /// <param name="model">The model.</param>
    public void Check(JsonObject body, Type model) => CheckObject(body, KubernetesJson.Options.GetTypeInfo(model), path: "");

    private void CheckObject(JsonObject map, JsonTypeInfo info, string path)
    {
        var outer = _model;
        foreach (var key in map.Select(entry => entry.Key).Order(StringComparer.Ordinal).ToArray())
        {
            if (_stopped)
            {
                return;
            }

            var field = path.Length == 0 ? key : $"{path}.{key}";
            if (info.Properties.FirstOrDefault(property => property.Name == key) is not { } property)
            {
                UnknownFields.Add($"unknown field {GoQuote.Of(field)}");
                continue;
            }

            _model = info.Type;
            _fields.Add(key);
            CheckValue(map[key], property.PropertyType, field);
            _fields.RemoveAt(_fields.Count - 1);
        }

        _model = outer;
    }

    private void CheckValue(JsonNode? value, Type type, string path)
    {
        if (value is null)
        {
            return;
        }

        var info = KubernetesJson.Options.GetTypeInfo(type);
        if (GoText.Error(value, type) is { } error)
        {
            // Types that read themselves end the decoding at once.
            TypeError = WithField(error);
            _stopped = true;
            return;
        }

        switch (info.Kind, value)
        {
            case (JsonTypeInfoKind.Object, JsonObject map):
                CheckObject(map, info, path);
                break;
            case (JsonTypeInfoKind.Enumerable, JsonArray list):
                CheckList(list, info.ElementType!, path);
                break;
            case (JsonTypeInfoKind.Dictionary, JsonObject map):
                CheckMap(map, info.ElementType!, path);
                break;
            default:
                if (!GoText.ReadsItself(type) && Mismatch(value, info) is { } kind)
                {
                    TypeError ??= WithField($"json: cannot unmarshal {kind} into Go value of type {GoTypes.Of(_model, _fields[^1], info)}");
                }

                break;
        }
    }

    private void CheckList(JsonArray list, Type element, string path)
    {
        for (var i = 0; i < list.Count && !_stopped; i++)
        {
            list[i] ??= Zero(element);
            CheckValue(list[i], element, $"{path}[{i}]");
        }
    }

    private void CheckMap(JsonObject map, Type element, string path)
    {
        foreach (var key in map.Select(entry => entry.Key).Order(StringComparer.Ordinal).ToArray())
        {
            if (_stopped)
            {
                return;
            }

            map[key] ??= Zero(element);
            CheckValue(map[key], element, $"{path}.{key}");
        }
    }

    private static JsonNode? Zero(Type type) => type == typeof(string) || type == typeof(byte[]) ? JsonValue.Create("")
        : type == typeof(ResourceQuantity) ? JsonValue.Create("0")
        : KubernetesJson.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object ? new JsonObject()
        : null;

    // What the value is, in Go's words, when it does not fit; null when it fits.
    private static string? Mismatch(JsonNode value, JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        switch (value.GetValueKind())
        {
            case JsonValueKind.Object:
                return type == typeof(object) ? null : "object";
            case JsonValueKind.Array:
                return type == typeof(object) ? null : "array";
            case JsonValueKind.String:
                return type == typeof(string) || type == typeof(object) ? null : "string";
            case JsonValueKind.True or JsonValueKind.False:
                return type == typeof(bool) || type == typeof(object) ? null : "bool";
            default:
                if (type == typeof(int) || type == typeof(long))
                {
                    var text = GoJson.Number(value.AsValue());
                    var fits = type == typeof(int) ? int.TryParse(text, out _) : long.TryParse(text, out _);
                    return fits ? null : "number " + text;
                }

                return type == typeof(double) || type == typeof(object) ? null : "number";
        }
    }

    private string WithField(string error) => error.Replace(
        "into Go value", $"into Go struct field {GoTypes.Struct(_model)}.{string.Join('.', _fields)}", StringComparison.Ordinal);
}
