using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Times as the API writes them: UTC, whole seconds.</summary>
/// <remarks>Source: apimachinery pkg/apis/meta/v1/time.go.</remarks>
internal sealed class Time : JsonConverter<DateTime>
{
    private const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>The instant that an RFC 3339 text means.</summary>
    /// <param name="text">Such as <c>2026-01-02T15:04:05Z</c> or <c>2026-01-02T15:04:05.5+09:00</c>.</param>
    /// <exception cref="FormatException">The text cannot be read so.</exception>
    public static DateTime Parse(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;

    /// <summary>The same instant in UTC; a time of unknown zone is taken for UTC.</summary>
    /// <param name="time">The time.</param>
    public static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;

    /// <inheritdoc/>
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Utc(value).ToString(Format, CultureInfo.InvariantCulture));
}
