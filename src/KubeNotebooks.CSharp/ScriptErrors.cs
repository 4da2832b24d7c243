using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using KubeNotebooks.Notebook.Outputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KubeNotebooks.CSharp;

/// <summary>Says why a C# cell does not compile, so that a learner finds the place.</summary>
internal static partial class ScriptErrors
{
    /// <summary>The name of the error of a cell that does not compile.</summary>
    public const string CompilationError = "CompilationError";

    private const int ErrorsShown = 5;

    /// <summary>The error of a cell that does not compile: each place with its line and a mark under it.</summary>
    /// <param name="errors">The compiler's errors, in the order of the text; at least one.</param>
    /// <param name="source">The code.</param>
    public static ErrorOutput Of(ImmutableArray<Diagnostic> errors, SourceText source)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var error in errors.Take(ErrorsShown))
        {
            var start = error.Location.GetLineSpan().StartLinePosition;
            var length = Math.Max(1, error.Location.SourceSpan.Length);
            var label = Ansi.Red($"({Position(start.Line, start.Character)}): error {error.Id}");
            lines.Add($"{label}: {error.GetMessage(CultureInfo.InvariantCulture)}");
            if (!error.Location.IsInSource) continue;
            var text = source.Lines[start.Line].ToString();
            lines.Add("    " + text.TrimEnd());
            var shown = Math.Clamp(length, 1, Math.Max(1, text.Length - start.Character));
            lines.Add("    " + Ansi.Red(new string(' ', start.Character) + new string('^', shown)));
        }
        if (errors.Length > ErrorsShown)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"… and {errors.Length - ErrorsShown} more"));
        var first = errors[0];
        var place = first.Location.GetLineSpan().StartLinePosition;
        if (first.Location.IsInSource && Kubectl().Match(source.Lines[place.Line].ToString()) is { Success: true } kubectl)
            lines.Add($"This line was read as C#. For kubectl, write: #!kube {kubectl.Groups["words"].Value.TrimEnd()}");
        else if (first.Location.IsInSource && Magic().Match(source.Lines[place.Line].ToString()) is { Success: true } magic)
            lines.Add($"This line was read as C#. A magic begins with #!, without a space: #!{magic.Groups["words"].Value.TrimEnd()}");
        return new ErrorOutput(CompilationError,
            $"({Position(place.Line, place.Character)}): {first.Id}: {first.GetMessage(CultureInfo.InvariantCulture)}",
            lines.ToImmutable());
    }

    /// <summary>A line that was meant for kubectl, as one would type it in a terminal or in other notebooks.</summary>
    [GeneratedRegex(@"^\s*#?\s*[!%]*\s*(kubectl|kube)\s+(?<words>[a-z].*)$")]
    private static partial Regex Kubectl();

    /// <summary>A line that was meant for another magic.</summary>
    [GeneratedRegex(@"^\s*#?\s*[!%]*\s*(?<words>(sim|lesson|exercise|check|hint|solution|predict|progress)(\s+[\w-].*)?)$")]
    private static partial Regex Magic();

    private static string Position(int line, int column) => string.Create(CultureInfo.InvariantCulture, $"{line + 1},{column + 1}");
}
