using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>A field of an object has a value, found as <c>kubectl get -o jsonpath</c> finds it.</summary>
/// <param name="Of">The object.</param>
/// <param name="Written">The path as the lesson writes it.</param>
/// <param name="Path">The path.</param>
/// <param name="Value">What it must print; null: <paramref name="Matches"/> says it.</param>
/// <param name="Matches">What it must match.</param>
internal sealed record JsonPathCheck(Target Of, string Written, JsonPath Path, string? Value, Regex? Matches) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var wanted = Saying.Quote(Value ?? Matches!.ToString());
        var expected = Value is null
            ? LocalText.Of($"{Written} of {Of} matches {wanted.English}.", $"{Of} の {Written} が{wanted.Japanese}に合う。")
            : LocalText.Of($"{Written} of {Of} is {wanted.English}.", $"{Of} の {Written} が{wanted.Japanese}である。");
        if (Of.Find(facts.Cluster) is not { } found) return Verdict.Without(Of, expected);
        string text;
        try
        {
            text = Path.Print(KubernetesJson.ToJson(found));
        }
        catch (JsonPathException)
        {
            text = "";
        }
        return new Verdict(Value is null ? Matches!.IsMatch(text) : text == Value, expected, Seen(text));
    }

    // In the lesson's own words the sentence before it may not be about a value at all.
    private LocalText Seen(string text)
    {
        var seen = Saying.Quote(text);
        if (Says is not null)
            return text.Length == 0 ? LocalText.Of($"Found: nothing.", $"見つかった値: なし") : LocalText.Of($"Found: {seen.English}.", $"見つかった値: {seen.Japanese}");
        return text.Length == 0 ? LocalText.Of($"It has no value.", $"値がありません。") : LocalText.Of($"It is {seen.English}.", $"{seen.Japanese}です。");
    }
}
