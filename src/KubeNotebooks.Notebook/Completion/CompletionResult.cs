using System.Collections.Immutable;

namespace KubeNotebooks.Notebook.Completion;

/// <summary>What could stand at a place in a cell.</summary>
/// <param name="Start">Where the text to be replaced starts, in UTF-16 units from the cell's start.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The proposals, in the order in which they are shown.</param>
public sealed record CompletionResult(int Start, int End, ImmutableArray<CompletionItem> Items)
{
    /// <summary>Nothing to propose.</summary>
    /// <param name="at">The place.</param>
    public static CompletionResult Nothing(int at) => new(at, at, []);

    /// <summary>The same in a cell in which the text starts later.</summary>
    internal CompletionResult MovedBy(int offset) => this with { Start = Start + offset, End = End + offset };
}

/// <summary>One proposal.</summary>
/// <param name="Text">What would stand there.</param>
/// <param name="Kind">What it is, in a word: <c>magic</c>, <c>command</c>, <c>option</c>, <c>method</c> …</param>
/// <param name="Description">More about it; may be empty.</param>
public sealed record CompletionItem(string Text, string Kind, string Description = "");
