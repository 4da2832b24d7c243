using KubeNotebooks.CSharp;

namespace KubeNotebooks.Notebook.Tests;

/// <summary>Sessions as Jupyter's kernel and <c>run</c> start them.</summary>
internal static class Sessions
{
    /// <summary>A session whose cells can be C#.</summary>
    /// <param name="folder">Where file names in cells start.</param>
    public static NotebookSession WithCSharp(string folder = ".") => new(new SessionOptions { Folder = folder, CSharp = ScriptEngine.Start });
}
