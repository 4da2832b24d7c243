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
        if (Of.Find(facts.Cluster) is not { } found) return new Verdict(false, expected, Saying.Missing(Of));
        string text;
        try
        {
            text = Path.Print(KubernetesJson.ToJson(found));
        }
        catch (JsonPathException)
        {
            text = "";
        }
        var seen = Saying.Quote(text);
        return new Verdict(
            Value is null ? Matches!.IsMatch(text) : text == Value, expected,
            text.Length == 0 ? LocalText.Of($"It has no value.", $"値がありません。") : LocalText.Of($"It is {seen.English}.", $"{seen.Japanese}です。"));
    }
}
