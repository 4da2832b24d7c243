using System.Collections.Immutable;
using KubeNotebooks.Display;

namespace KubeNotebooks.Notebook.Outputs;

/// <summary>Something that a cell wrote or showed: a value, whatever the host does with it.</summary>
public abstract record CellOutput;

/// <summary>Text on one of the two standard streams.</summary>
/// <param name="Name"><see cref="Out"/> or <see cref="Error"/>.</param>
/// <param name="Text">The text, as written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput
{
    /// <summary>The name of standard output.</summary>
    public const string Out = "stdout";

    /// <summary>The name of standard error.</summary>
    public const string Error = "stderr";
}

/// <summary>Something shown.</summary>
/// <param name="Data">Its forms.</param>
/// <param name="DisplayId">By what it can be updated later; null: it cannot.</param>
/// <param name="Update">It replaces what was shown under the same <paramref name="DisplayId"/> before.</param>
public sealed record DisplayOutput(MimeBundle Data, string? DisplayId = null, bool Update = false) : CellOutput;

/// <summary>The value of a cell's last expression.</summary>
/// <param name="Data">Its forms.</param>
public sealed record ExecuteResult(MimeBundle Data) : CellOutput;

/// <summary>What was shown so far in this cell goes away.</summary>
/// <param name="Wait">Only when something new comes.</param>
public sealed record ClearOutput(bool Wait) : CellOutput;

/// <summary>The cell failed.</summary>
/// <param name="Name">What kind of failure, such as an exception's type.</param>
/// <param name="Message">In words.</param>
/// <param name="Traceback">What a reader is shown: lines, which may be coloured by ANSI sequences.</param>
public sealed record ErrorOutput(string Name, string Message, ImmutableArray<string> Traceback) : CellOutput;
