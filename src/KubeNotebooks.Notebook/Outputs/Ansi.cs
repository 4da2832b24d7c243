namespace KubeNotebooks.Notebook.Outputs;

/// <summary>Colours in text, as terminals and notebooks understand them.</summary>
public static class Ansi
{
    /// <summary>Text in red.</summary>
    /// <param name="text">The text.</param>
    public static string Red(string text) => $"\e[31m{text}\e[0m";
}
