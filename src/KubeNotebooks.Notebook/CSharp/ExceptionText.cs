using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.CSharp;

/// <summary>Says what was thrown while a cell ran.</summary>
internal static class ExceptionText
{
    /// <summary>The name of the error of a cell that was interrupted.</summary>
    public const string Interrupted = "Interrupted";

    /// <summary>The error of a cell whose code threw: the exception, those inside it, and the lines of cells on the way.</summary>
    public static ErrorOutput Of(Exception failure)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var current = failure; current is not null; current = current.InnerException)
        {
            var prefix = current == failure ? "" : "caused by ";
            lines.Add($"{prefix}{Ansi.Red(current.GetType().Name)}: {current.Message}");
            foreach (var frame in new StackTrace(current, fNeedFileInfo: true).GetFrames())
            {
                if (frame.GetFileName() is { } file && file.StartsWith("cell ", StringComparison.Ordinal))
                    lines.Add(string.Create(CultureInfo.InvariantCulture, $"   at {file}, line {frame.GetFileLineNumber()}"));
            }
        }
        return new ErrorOutput(failure.GetType().Name, failure.Message, lines.ToImmutable());
    }

    /// <summary>The error of a cell that the user stopped.</summary>
    public static ErrorOutput OfInterrupt() =>
        new(Interrupted, "The cell was interrupted.", [$"{Ansi.Red(Interrupted)}: The cell was interrupted."]);
}
