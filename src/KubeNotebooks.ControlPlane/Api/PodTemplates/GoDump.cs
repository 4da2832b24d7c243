using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.PodTemplates;

/// <summary>Writes a pod template as Go's spew prints its struct with <c>%#v</c>: every field, on one line, without quotes.</summary>
/// <param name="minor">The minor release whose structs are meant.</param>
/// <remarks>Source: apimachinery pkg/util/dump/dump.go ForHash; github.com/davecgh/go-spew format.go.</remarks>
internal sealed class GoDump(int minor)
{
    private const string Nil = "<nil>";
    private const string NoTime = "{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}";

    private readonly GoStructs _structs = GoStructs.Of(minor);
    private readonly StringBuilder _text = new();

    /// <summary>The dump of a template.</summary>
    /// <param name="template">As the API server stores it.</param>
    public string OfTemplate(JsonObject template)
    {
        _text.Append("(v1.PodTemplateSpec)");
        Body("PodTemplateSpec", template);
        return _text.ToString();
    }

    private void Body(string type, JsonNode? node)
    {
        if (type[0] == '*') Pointer(type[1..], node);
        else if (type.StartsWith("[]", StringComparison.Ordinal)) List(type[2..], node as JsonArray);
        else if (_structs.Fields(type) is { } fields) Struct(fields, node as JsonObject);
        else Scalar(type, node);
    }

    private void Scalar(string type, JsonNode? node)
    {
        switch (type)
        {
            case "map[string]string":
                Map(node as JsonObject, text => _text.Append(Text(text)));
                break;
            case "ResourceList":
                Map(node as JsonObject, amount => Amount(QuantityOf(amount).RoundUpToMilli()));
                break;
            case "resource.Quantity":
                Amount(QuantityOf(node));
                break;
            case "intstr.IntOrString":
                NumberOrText(node);
                break;
            case "v1.Time":
                _text.Append(NoTime);
                break;
            case "bool":
                _text.Append(node is not null && node.GetValue<bool>() ? "true" : "false");
                break;
            case "int32" or "int64":
                _text.Append(node is JsonValue number ? GoJson.Number(number) : "0");
                break;
            default:
                _text.Append(Text(node));
                break;
        }
    }

    private void Pointer(string type, JsonNode? node)
    {
        if (node is null) _text.Append(Nil);
        else Body(type, node);
    }

    private void List(string type, JsonArray? list)
    {
        if (list is null or { Count: 0 })
        {
            _text.Append(Nil);
            return;
        }

        _text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) _text.Append(' ');
            Body(type, list[i]);
        }

        _text.Append(']');
    }

    private void Map(JsonObject? map, Action<JsonNode?> value)
    {
        if (map is null or { Count: 0 })
        {
            _text.Append(Nil);
            return;
        }

        _text.Append("map[");
        var first = true;
        foreach (var (key, entry) in map.OrderBy(entry => Encoding.UTF8.GetBytes(entry.Key), ByBytes))
        {
            _text.Append(first ? "" : " ").Append(key).Append(':');
            first = false;
            value(entry);
        }

        _text.Append(']');
    }

    private static Comparer<byte[]> ByBytes { get; } =
        Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

    private void Struct(GoField[] fields, JsonObject? value)
    {
        _text.Append('{');
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            _text.Append(i > 0 ? " " : "").Append(field.Head);
            Body(field.Type, field.Inline ? value : ValueOf(field, value));
        }

        _text.Append('}');
    }

    private JsonNode? ValueOf(GoField field, JsonObject? parent)
    {
        var node = field.Never ? null : parent?[field.Key];
        if (field.Off.Contains(minor)) node = node is null ? null : field.OffValue;
        if (field.Default is not { } given || !IsMissing(field.Type, node)) return node;
        if (given == "{}") return new JsonObject();
        return field.Type switch
        {
            "*bool" => bool.Parse(given),
            _ when field.Type.EndsWith("int32", StringComparison.Ordinal) || field.Type.EndsWith("int64", StringComparison.Ordinal) =>
                long.Parse(given, CultureInfo.InvariantCulture),
            _ => given,
        };
    }

    /// <summary>Whether a value counts as left out: for what is no pointer, an empty text or a zero does too.</summary>
    private static bool IsMissing(string type, JsonNode? node) =>
        node is null || (type[0] != '*' && node is JsonValue value
            && (type is "int32" or "int64" ? GoJson.Number(value) == "0" : Text(value).Length == 0));

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    private static Quantity QuantityOf(JsonNode? node) => node is not JsonValue value ? Quantity.Zero
        : Quantity.Parse(value.TryGetValue<string>(out var text) ? text : GoJson.Number(value));

    private void NumberOrText(JsonNode? node)
    {
        var (type, number, text) = node is not JsonValue value ? ("0", "0", "")
            : value.TryGetValue<string>(out var given) ? ("1", "0", given)
            : ("0", GoJson.Number(value), "");
        _text.Append($"{{Type:(intstr.Type){type} IntVal:(int32){number} StrVal:(string){text}}}");
    }

    /// <summary>Writes a quantity as the controller has it: read from the text that the API server sent.</summary>
    private void Amount(Quantity quantity)
    {
        quantity = Quantity.Parse(quantity.ToString());
        var (value, scale, big) = quantity.IsBig
            ? ("0", 0, Big(quantity))
            : (quantity.Unscaled.ToString(CultureInfo.InvariantCulture), quantity.Exponent, Nil);
        _text.Append("{i:(resource.int64Amount){value:(int64)").Append(value)
            .Append(" scale:(resource.Scale)").Append(scale.ToString(CultureInfo.InvariantCulture))
            .Append("} d:(resource.infDecAmount){Dec:(*inf.Dec)").Append(big)
            .Append("} s:(string)").Append(quantity.RememberedText)
            .Append(" Format:(resource.Format)").Append(quantity.Format.ToString()).Append('}');
    }

    private static string Big(Quantity quantity)
    {
        List<string> words = [];
        for (var rest = BigInteger.Abs(quantity.Unscaled); !rest.IsZero; rest >>= 64)
        {
            words.Add(((ulong)(rest & ulong.MaxValue)).ToString(CultureInfo.InvariantCulture));
        }

        var negative = quantity.Sign < 0 ? "true" : "false";
        var digits = words.Count == 0 ? Nil : $"[{string.Join(' ', words)}]";
        return $"{{unscaled:(big.Int){{neg:(bool){negative} abs:(big.nat){digits}}} scale:(inf.Scale){-quantity.Exponent}}}";
    }
}
