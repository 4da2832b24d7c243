using System.Collections.Immutable;
using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>A label by which an image that is built says what its program does.</summary>
/// <remarks>Simulated: nothing is executed, so what a program does has to be told.</remarks>
public sealed class ImageLabel
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(50);

    private readonly Func<ProgramBehaviour, string, ProgramBehaviour?> _apply;

    private ImageLabel(string name, string value, string example, string summary, Func<ProgramBehaviour, string, ProgramBehaviour?> apply) =>
        (Name, Value, Example, Summary, _apply) = (name, value, example, summary, apply);

    /// <summary>The labels that change what a program does, by name; they are applied in this order.</summary>
    public static ImmutableArray<ImageLabel> All { get; } =
    [
        new("crash-after", "DURATION", "10s", "It ends by itself so long after each start, with exit code 1 unless exit-code says another",
            (program, text) => VirtualDuration.Parse(text) is { } time
                ? program with { ExitsAfter = time, ExitCode = program.ExitCode == 0 ? 1 : program.ExitCode }
                : null),
        new("exit-code", "0–255", "3", "How it ends by itself; without crash-after it ends at once",
            (program, text) => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                ? program with { ExitCode = code, ExitsAfter = program.ExitsAfter ?? AtOnce }
                : null),
        new("failing-path", "PATH[,PATH]", "/healthz", "It answers these HTTP paths with 500, so that a probe which asks for one fails",
            (program, text) => Paths(text) is { } paths ? program with { FailingPaths = paths } : null),
        new("ignores-sigterm", "true|false", "true", "It does not end when it is asked to; after the grace period it is killed, with exit code 137",
            (program, text) => bool.TryParse(text, out var ignores) ? program with { EndsOnSigterm = !ignores } : null),
        new("log", "TEXT", "listening", "A line that it writes at its start",
            (program, text) => program with { Log = [new LogLine(TimeSpan.Zero, text), .. program.Log] }),
        new("memory", "QUANTITY", "300Mi", "How much memory it uses; if that is more than its limits.memory (without a limit: than its node has), it is killed: OOMKilled, exit code 137",
            (program, text) => Bytes(text) is { } bytes ? program with { MemoryBytes = bytes } : null),
        new("memory-after", "DURATION", "30s", "How long after each start it uses that much memory, 1s if not given",
            (program, text) => VirtualDuration.Parse(text) is { } time ? program with { MemoryAfter = time } : null),
        new("ready-after", "DURATION|never", "20s", "It answers HTTP with 503, and commands fail, until so long after each start",
            (program, text) => text == "never" ? program with { BecomesReady = false }
                : VirtualDuration.Parse(text) is { } time ? program with { ReadyAfter = time, BecomesReady = true } : null),
        new("serves", "PATH[,PATH]", "/healthz", "HTTP paths that it serves besides those of its base",
            (program, text) => Paths(text) is { } paths ? program with { HttpPaths = program.HttpPaths.IsEmpty ? [] : [.. program.HttpPaths, .. paths] } : null),
        new("start-time", "DURATION", "5s", "It listens on its ports only so long after each start: connections are refused before",
            (program, text) => VirtualDuration.Parse(text) is { } time ? program with { ListensAfter = time } : null),
    ];

    /// <summary>The label's key.</summary>
    public string Name { get; }

    /// <summary>What its value is, such as <c>DURATION</c>.</summary>
    public string Value { get; }

    /// <summary>A value that can be tried.</summary>
    public string Example { get; }

    /// <summary>What it does, in one sentence.</summary>
    public string Summary { get; }

    /// <summary>The label of a key.</summary>
    /// <returns>Null when the key is nobody's: such a label changes nothing.</returns>
    public static ImageLabel? Find(string name) => All.FirstOrDefault(label => label.Name == name);

    /// <summary>What the program does with this label.</summary>
    /// <exception cref="FormatException">The value is not what the label needs.</exception>
    internal ProgramBehaviour ApplyTo(ProgramBehaviour program, string value) =>
        _apply(program, value) ?? throw new FormatException($"The label {Name} needs {Value}, such as {Name}={Example}, and not \"{value}\".");

    private static ImmutableArray<string>? Paths(string text)
    {
        var paths = text.Split(',', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(paths, path => path.StartsWith('/')) ? [.. paths] : null;
    }

    private static long? Bytes(string text)
    {
        if (Quantity.TryParse(text) is null) return null;
        try
        {
            return new ResourceQuantity(text).ToDecimal() is > 0 and < long.MaxValue and var bytes ? (long)Math.Ceiling(bytes) : null;
        }
        catch (OverflowException)
        {
            return null; // more than any machine has
        }
    }
}
