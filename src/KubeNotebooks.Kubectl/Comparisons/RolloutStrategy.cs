using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Kubectl.Comparisons;

/// <summary>How a Deployment replaces its pods, in a word or two.</summary>
/// <param name="Text">As it was written: <c>maxSurge=0,maxUnavailable=1</c>, or <c>Recreate</c>.</param>
/// <param name="Patch">The merge patch that gives it to a Deployment; a field that was not written gets its default.</param>
public sealed record RolloutStrategy(string Text, string Patch)
{
    private const string Recreate = "Recreate";
    private const string MaxSurge = "maxSurge";
    private const string MaxUnavailable = "maxUnavailable";

    /// <summary>Some that are worth comparing.</summary>
    public static ImmutableArray<string> Examples { get; } = ["maxSurge=0,maxUnavailable=1", "maxSurge=1,maxUnavailable=0", "maxSurge=25%,maxUnavailable=25%", Recreate];

    /// <summary>Reads one.</summary>
    /// <param name="text">As in <see cref="Examples"/>; whether the numbers make sense is for the API server to say.</param>
    /// <exception cref="FormatException">It is none; the message says how one is written.</exception>
    public static RolloutStrategy Parse(string text)
    {
        if (text == Recreate) return new RolloutStrategy(text, Json(Recreate, null));
        var rolling = new JsonObject { [MaxSurge] = null, [MaxUnavailable] = null };
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2) is not [MaxSurge or MaxUnavailable, { Length: > 0 }] words)
                throw new FormatException($"\"{part}\" is no part of a strategy. Write {Examples[0]}, or {Recreate}.");
            rolling[words[0]] = int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : words[1];
        }
        return new RolloutStrategy(text, Json("RollingUpdate", rolling));
    }

    private static string Json(string type, JsonObject? rolling) => new JsonObject
    {
        ["spec"] = new JsonObject { ["strategy"] = new JsonObject { ["type"] = type, ["rollingUpdate"] = rolling } },
    }.ToJsonString();
}
