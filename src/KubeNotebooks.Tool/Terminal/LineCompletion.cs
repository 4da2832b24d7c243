using System.Collections.Immutable;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>What could stand at a place in a line.</summary>
/// <param name="Start">Where the word begins that they would replace.</param>
/// <param name="Words">The proposals: whole words.</param>
internal sealed record LineCompletion(int Start, ImmutableArray<string> Words)
{
    /// <summary>How all proposals begin.</summary>
    public string Common
    {
        get
        {
            if (Words.IsEmpty) return "";
            var length = Words.Min(word => Words[0].AsSpan().CommonPrefixLength(word));
            return Words[0][..length];
        }
    }
}
