using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>One golden: a command line, the state that it meets, and what real kubectl printed.</summary>
/// <param name="Name">Its name in the index.</param>
/// <param name="Entry">Its entry in the index.</param>
/// <param name="State">The objects served, the clock and, for watching commands, events.</param>
/// <param name="Expected">What kubectl printed.</param>
internal sealed record Golden(string Name, JsonObject Entry, JsonObject State, GoldenText Expected)
{
    public ImmutableArray<string> Arguments => [.. Entry["argv"]!.AsArray().Select(word => (string)word!)];

    public int ExitCode => (int)Entry["exit"]!;

    public bool Mutates => Class == "M";

    public string Class => (string)Entry["class"]!;

    public string? StandardInput => (string?)Entry["stdin"];

    public bool RunsInManifests => Entry["cwd"] is not null;

    public ImmutableDictionary<string, string> Environment => Entry["env"] is JsonObject map
        ? map.ToImmutableDictionary(pair => pair.Key, pair => (string)pair.Value!)
        : ImmutableDictionary<string, string>.Empty;

    public IReadOnlyList<string> Normalise => [.. (Entry["normalise"] as JsonArray ?? []).Select(rule => (string)rule!)];

    /// <summary>Why it is not run; null: it is run.</summary>
    public string? SkipReason => Normalise.Any(rule => rule.Contains("skip", StringComparison.Ordinal)) ? (string)Entry["note"]!
        : OperatingSystem.IsWindows() && Environment.ContainsKey("KUBECTL_EXTERNAL_DIFF") ? "It starts a program that Windows does not have."
        : null;
}

/// <summary>What a command printed.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record GoldenText(string Output, string Error)
{
    private const string OutputMark = "# --- stdout\n";
    private const string ErrorMark = "# --- stderr\n";

    public static GoldenText Parse(string text)
    {
        var output = text.IndexOf(OutputMark, StringComparison.Ordinal) + OutputMark.Length;
        var error = text.LastIndexOf(ErrorMark, StringComparison.Ordinal);
        return new GoldenText(text[output..error], text[(error + ErrorMark.Length)..]);
    }
}
