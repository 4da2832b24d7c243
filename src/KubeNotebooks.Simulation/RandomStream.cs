namespace KubeNotebooks.Simulation;

/// <summary>A seeded source of chance for one purpose: same seed and name, same draws, on every machine and runtime.</summary>
/// <remarks>
/// Simulated: the generator is our own (SplitMix64 steps), because the runtime's may change between versions.
/// A stream per purpose means that a new draw for one purpose never changes what another one gets.
/// </remarks>
public sealed class RandomStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>Starts the stream that <paramref name="name"/> has under <paramref name="seed"/>.</summary>
    /// <param name="seed">The seed of the whole simulation.</param>
    /// <param name="name">The purpose, for example <c>pod-names</c>.</param>
    public RandomStream(long seed, string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in name) hash = (hash ^ character) * 1099511628211UL;
        _state = Mix(unchecked((ulong)seed) ^ Mix(hash));
    }

    private RandomStream(ulong state) => _state = state;

    /// <summary>A copy that draws the same values from here on.</summary>
    public RandomStream Fork() => new(_state);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        _state += Golden;
        return Mix(_state);
    }

    /// <summary>A whole number, each with the same chance.</summary>
    /// <param name="exclusiveMaximum">One more than the largest; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is less than 1.</exception>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        return (int)((NextBits() >> 32) * (ulong)exclusiveMaximum >> 32);
    }

    /// <summary>A fraction from 0 up to, but not including, 1.</summary>
    public double NextFraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A span of time, each with the same chance, at a resolution of 100 ns.</summary>
    /// <param name="minimum">The shortest.</param>
    /// <param name="maximum">The bound that is not reached.</param>
    public TimeSpan Between(TimeSpan minimum, TimeSpan maximum) =>
        minimum + TimeSpan.FromTicks((long)(NextFraction() * (maximum - minimum).Ticks));

    /// <summary>The random end that Kubernetes gives to generated names.</summary>
    /// <param name="length">How many characters.</param>
    /// <returns>Consonants and digits that form no words.</returns>
    /// <remarks>Source: apimachinery pkg/util/rand/rand.go, String (the alphabet).</remarks>
    public string Suffix(int length) => string.Create(length, this, static (characters, stream) =>
    {
        const string alphabet = "bcdfghjklmnpqrstvwxz2456789";
        for (var i = 0; i < characters.Length; i++) characters[i] = alphabet[stream.Next(alphabet.Length)];
    });

    /// <summary>A random UUID (version 4) as text.</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, NextBits());
        BitConverter.TryWriteBytes(bytes[8..], NextBits());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
