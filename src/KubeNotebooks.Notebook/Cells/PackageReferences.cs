using System.Text.RegularExpressions;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Cells;

/// <summary>What becomes of <c>#r "nuget: …"</c> lines in C# cells.</summary>
internal static partial class PackageReferences
{
    /// <summary>Leaves out references to this project's own packages, which other hosts need and this one has.</summary>
    /// <param name="code">The cell's code.</param>
    /// <param name="output">Is told that the package is there already.</param>
    /// <returns>The code, with as many lines as before.</returns>
    /// <exception cref="CellSyntaxException">Another package is asked for.</exception>
    public static string Resolve(string code, ICellOutput output)
    {
        if (!code.Contains("nuget:", StringComparison.Ordinal)) return code;
        return Line().Replace(code, match =>
        {
            var name = match.Groups["name"].Value;
            if (!name.StartsWith("KubeNotebooks", StringComparison.OrdinalIgnoreCase))
            {
                throw new CellSyntaxException(1 + code.AsSpan(0, match.Index).Count('\n'),
                    $"This kernel cannot fetch packages. Build against {name} elsewhere and refer to its file: #r \"path/{name}.dll\".");
            }
            output.Emit(new StreamOutput(StreamOutput.Out, $"{name} is built in.\n"));
            return "";
        });
    }

    [GeneratedRegex("""^[ \t]*#r[ \t]+"nuget:[ \t]*(?<name>[^",\s]+)[^"\n]*"[ \t]*\r?$""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
