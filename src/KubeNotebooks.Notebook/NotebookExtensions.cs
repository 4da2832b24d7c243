using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook;

/// <summary>What C# cells do with values: show them.</summary>
public static class NotebookExtensions
{
    /// <summary>Shows a value in the cell that runs.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms wanted; none: those that suit it.</param>
    /// <returns>What was shown, which can be updated.</returns>
    /// <exception cref="InvalidOperationException">No cell runs.</exception>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        var cell = RunningCell.Current ?? throw new InvalidOperationException("Only a cell that runs can show something.");
        return new DisplayedValue(cell, cell.Show(ValueFormatter.Bundle(value, mimeTypes)), mimeTypes);
    }
}

/// <summary>Something that a cell has shown.</summary>
public sealed class DisplayedValue
{
    private readonly RunningCell _cell;
    private readonly string _id;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(RunningCell cell, string id, string[] mimeTypes)
    {
        _cell = cell;
        _id = id;
        _mimeTypes = mimeTypes;
    }

    /// <summary>Shows another value in its place.</summary>
    /// <param name="value">Anything.</param>
    public void Update(object? value) => _cell.Emit(new DisplayOutput(ValueFormatter.Bundle(value, _mimeTypes), _id, Update: true));
}
