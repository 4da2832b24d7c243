using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Notebook;

/// <summary>The names that every C# cell knows.</summary>
/// <remarks>They are written as variables are, for that is how cells use them.</remarks>
public sealed class NotebookGlobals
{
    private readonly NotebookSession _session;

    internal NotebookGlobals(NotebookSession session) => _session = session;

    /// <summary>The simulated cluster as it is now; another one after <c>#!sim reset</c>.</summary>
    public Cluster cluster => _session.Cluster;

    /// <summary>Shows a value.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms wanted; none: those that suit it.</param>
    /// <returns>What was shown, which can be updated.</returns>
    public DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
}
