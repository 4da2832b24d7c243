using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Jupyter.Wire;

/// <summary>A message of Jupyter's protocol.</summary>
/// <param name="Route">The frames that lead back to the sender, or a topic.</param>
/// <param name="Header">Who sent it, what it is.</param>
/// <param name="Parent">The header of the request that it belongs to; empty when there is none.</param>
/// <param name="Content">What it says.</param>
/// <remarks>Source: jupyter_client docs, messaging in Jupyter.</remarks>
internal sealed record Message(IReadOnlyList<byte[]> Route, JsonObject Header, JsonObject Parent, JsonObject Content)
{
    /// <summary>The version of the protocol that is spoken.</summary>
    public const string ProtocolVersion = "5.5";

    private const int PartCount = 4;

    /// <summary>The header of a new message.</summary>
    /// <param name="type">What it is, such as <c>status</c>.</param>
    /// <param name="session">The sender's session.</param>
    /// <param name="user">Who sends it.</param>
    public static JsonObject NewHeader(string type, string session, string user) => new()
    {
        ["msg_id"] = Guid.NewGuid().ToString("N"),
        ["session"] = session,
        ["username"] = user,
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = ProtocolVersion,
    };

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] NoMetadata = "{}"u8.ToArray();
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What it is, such as <c>execute_request</c>.</summary>
    public string Type => Header["msg_type"]?.GetValue<string>() ?? "";

    /// <summary>Reads a message.</summary>
    /// <param name="frames">As they came.</param>
    /// <param name="signer">Checks the signature.</param>
    /// <param name="problem">Why it is refused; null when it is not.</param>
    /// <returns>Null when it is refused.</returns>
    public static Message? Read(IReadOnlyList<byte[]> frames, MessageSigner signer, out string? problem)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter)) delimiter++;
        if (frames.Count < delimiter + 2 + PartCount)
        {
            problem = "a message with too few frames";
            return null;
        }
        byte[][] parts = [.. frames.Skip(delimiter + 2).Take(PartCount)];
        if (!signer.Accepts(frames[delimiter + 1], parts))
        {
            problem = "a message whose signature is wrong or was used before";
            return null;
        }
        try
        {
            problem = null;
            return new Message([.. frames.Take(delimiter)], Object(parts[0]), Object(parts[1]), Object(parts[3]));
        }
        catch (JsonException wrong)
        {
            problem = $"a message that is no JSON: {wrong.Message}";
            return null;
        }
    }

    /// <summary>The frames that are sent.</summary>
    /// <param name="signer">Signs them.</param>
    public List<byte[]> Write(MessageSigner signer)
    {
        byte[][] parts = [Bytes(Header), Bytes(Parent), NoMetadata, Bytes(Content)];
        return [.. Route, Delimiter, signer.Sign(parts), .. parts];
    }

    private static JsonObject Object(byte[] json) =>
        JsonNode.Parse(json) as JsonObject ?? throw new JsonException("A part is no object.");

    private static byte[] Bytes(JsonObject part) => Encoding.UTF8.GetBytes(part.ToJsonString(Plain));
}
