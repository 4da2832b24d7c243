using System.Security.Cryptography;
using System.Text;

namespace KubeNotebooks.Jupyter.Wire;

/// <summary>Signs messages, and refuses those with a wrong or repeated signature.</summary>
/// <param name="key">The secret; empty: nothing is signed or refused.</param>
/// <remarks>Source: jupyter_client session.py, Session.sign and deserialize.</remarks>
internal sealed class MessageSigner(string key)
{
    private const int Remembered = 1 << 16;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The signature of a message's parts, in hexadecimal letters.</summary>
    /// <param name="parts">Header, parent header, metadata and content.</param>
    public byte[] Sign(IEnumerable<byte[]> parts)
    {
        if (_key.Length == 0) return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether a message's signature is right and new.</summary>
    /// <param name="signature">The signature that came with it.</param>
    /// <param name="parts">Its parts.</param>
    public bool Accepts(byte[] signature, IEnumerable<byte[]> parts)
    {
        if (_key.Length == 0) return true;
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(parts))) return false;
        var text = Encoding.ASCII.GetString(signature);
        if (!_seen.Add(text)) return false;
        _order.Enqueue(text);
        if (_order.Count > Remembered) _seen.Remove(_order.Dequeue());
        return true;
    }
}
