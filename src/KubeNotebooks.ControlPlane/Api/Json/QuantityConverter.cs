using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Quantities: written as text, read from text or number.</summary>
/// <remarks>Source: apimachinery pkg/api/resource/quantity.go, UnmarshalJSON and MarshalJSON.</remarks>
internal sealed class QuantityConverter : JsonConverter<ResourceQuantity>
{
    /// <inheritdoc/>
    public override ResourceQuantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new ExactQuantity(reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ResourceQuantity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
