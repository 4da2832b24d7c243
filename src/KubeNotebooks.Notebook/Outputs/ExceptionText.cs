using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace KubeNotebooks.Notebook.Outputs;

/// <summary>Says what was thrown while a cell ran.</summary>
internal static class ExceptionText
{
    /// <summary>The name of the error of a cell that was interrupted.</summary>
    public const string Interrupted = "Interrupted";

    private const int MostPlaces = 20;

    /// <summary>The error of a cell whose code threw: the exception, those inside it, and the lines of cells on the way.</summary>
    public static ErrorOutput Of(Exception failure)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var current = failure; current is not null; current = current.InnerException)
        {
            var prefix = current == failure ? "" : "caused by ";
            lines.Add($"{prefix}{Ansi.Red(current.GetType().Name)}: {current.Message}");
            AddPlaces(lines, current);
        }
        return new ErrorOutput(failure.GetType().Name, failure.Message, lines.ToImmutable());
    }

    /// <summary>Adds the lines of cells that were being run, those that repeat (as in a recursion) once with their number.</summary>
    private static void AddPlaces(ImmutableArray<string>.Builder lines, Exception failure)
    {
        var shown = 0;
        var repeated = 1;
        string? last = null;
        foreach (var frame in new StackTrace(failure, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is not { } file || !file.StartsWith("cell ", StringComparison.Ordinal)) continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"   at {file}, line {frame.GetFileLineNumber()}");
            if (place == last)
            {
                lines[^1] = string.Create(CultureInfo.InvariantCulture, $"{place} ({++repeated} times)");
                continue;
            }
            if (shown++ == MostPlaces) return;
            lines.Add(place);
            last = place;
            repeated = 1;
        }
    }

    /// <summary>The error of a cell that the user stopped.</summary>
    public static ErrorOutput OfInterrupt() =>
        new(Interrupted, "The cell was interrupted.", [$"{Ansi.Red(Interrupted)}: The cell was interrupted."]);
}
