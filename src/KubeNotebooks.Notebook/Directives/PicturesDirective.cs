using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim pictures</c>: whether kubectl's commands show pictures or their text alone.</summary>
/// <remarks>Simulated: for lessons that hold the text against a terminal's. The text of an output is the same either way.</remarks>
internal static class PicturesDirective
{
    private const string On = "on";
    private const string Off = "off";

    /// <summary>The magic.</summary>
    public static Directive Pictures { get; } =
        new("#!sim pictures", "#!sim pictures on|off", "Chooses whether #!kube and #!diff show pictures, or only the text that a terminal shows")
        {
            Arguments = ["on|off"],
            Required = 1,
            Example = "#!sim pictures off",
            Run = Run,
        };

    private static void Run(DirectiveCall call)
    {
        var wish = call.Arguments.Positional[0];
        if (wish is not (On or Off)) throw new CellSyntaxException(call.Arguments.Line, $"Pictures are {On} or {Off}, not \"{wish}\".");
        call.Session.Pictures = wish == On;
        call.Write(call.Session.Pictures
            ? "From here on #!kube and #!diff show pictures.\n"
            : "From here on #!kube and #!diff show their text, as a terminal does.\n");
    }
}
