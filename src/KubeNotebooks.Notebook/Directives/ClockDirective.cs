using System.Globalization;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim clock</c>: the virtual time, and how fast it passes for those who watch.</summary>
internal static class ClockDirective
{
    private const string AtOnce = "max";
    private const string Usual = "auto";
    private const double Slowest = 0.1;
    private const double Fastest = 1_000_000;

    /// <summary>The magic.</summary>
    public static Directive Clock { get; } =
        new("#!sim clock", "#!sim clock [--speed N]", "Tells the virtual time, and how fast it passes where you watch")
        {
            Options =
            [
                new("--speed", "N", "Virtual seconds in a real one; max: do not wait; auto: 10 or more, so that you never wait long")
                {
                    Choices = ["1", "10", "60", AtOnce, Usual],
                },
            ],
            Example = "#!sim clock --speed 2",
            Run = Run,
        };

    private static void Run(DirectiveCall call)
    {
        var session = call.Session;
        if (call.Arguments.Value("--speed") is { } asked) session.Speed = Speed(asked, call.Arguments.Line);
        call.Write($"{VirtualClock.Text(session.Cluster)}\n{InWords(session.Speed)}\n");
    }

    private static double? Speed(string text, int line)
    {
        if (text == Usual) return null;
        if (text == AtOnce) return double.PositiveInfinity;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= Slowest and <= Fastest)
            return speed;
        throw new CellSyntaxException(line, string.Create(CultureInfo.InvariantCulture,
            $"--speed is a number from {Slowest} to {Fastest} or {AtOnce} or {Usual}, not \"{text}\"."));
    }

    private static string InWords(double? speed) => speed switch
    {
        null => "Where you watch, 10 virtual seconds pass in a real one, more where nothing changes.",
        double.PositiveInfinity => "Commands that wait end at once.",
        1 => "Where you watch, 1 virtual second passes in a real one.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Where you watch, {speed} virtual seconds pass in a real one."),
    };
}
