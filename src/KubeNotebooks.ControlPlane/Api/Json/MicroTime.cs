using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Times with six digits after the second.</summary>
/// <remarks>Source: apimachinery pkg/apis/meta/v1/micro_time.go.</remarks>
internal sealed class MicroTime : JsonConverter<DateTime?>
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    /// <summary>Whether a field of a model is such a time.</summary>
    /// <param name="model">The model.</param>
    /// <param name="field">The wire name.</param>
    public static bool IsMicro(Type model, string field) =>
        (model == typeof(Corev1Event) && field == "eventTime")
        || (model == typeof(Corev1EventSeries) && field == "lastObservedTime")
        || (model == typeof(V1LeaseSpec) && field is "acquireTime" or "renewTime");

    /// <inheritdoc/>
    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : Time.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(Time.Utc(time).ToString(Format, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
