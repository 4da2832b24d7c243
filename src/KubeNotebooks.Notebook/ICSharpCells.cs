using KubeNotebooks.Notebook.Completion;

namespace KubeNotebooks.Notebook;

/// <summary>Runs the C# in a session's cells. A host that has a C# of its own, or none, does without.</summary>
public interface ICSharpCells
{
    /// <summary>Runs C# on the calling thread; what it declares is known to the C# after it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">What errors call the cell.</param>
    /// <param name="interrupt">Ends it.</param>
    /// <returns>Whether it ends in an expression, and that expression's value.</returns>
    /// <exception cref="CellErrorException">It does not compile.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    (bool HasValue, object? Value) Run(string code, string path, CancellationToken interrupt);

    /// <summary>Whether code, as typed so far, can run.</summary>
    /// <param name="code">The code.</param>
    Completeness Check(string code);

    /// <summary>What could stand at a place. May be asked while code runs.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cursor">The place in it, in UTF-16 units.</param>
    CompletionResult Complete(string code, int cursor);

    /// <summary>What the name at a place stands for. May be asked while code runs.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cursor">The place in it, in UTF-16 units.</param>
    /// <returns>Its declaration, or null.</returns>
    string? Inspect(string code, int cursor);
}
