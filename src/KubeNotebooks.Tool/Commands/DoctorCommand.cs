using System.CommandLine;
using KubeNotebooks.Tool.Health;
using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks doctor</c>: what is there, what is missing, how to get it.</summary>
internal static class DoctorCommand
{
    private const string Summary = "Tell what is missing and how to get it";

    private const string Details = """
        Looks at .NET, Jupyter, the kernel (which is really started), VS Code, the folders and the terminal. The exit code is 1 when
        something needed is missing.

        Example:
          kube-notebooks doctor
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new ExplainedCommand("doctor", Summary, Details);
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var coloured = TerminalKind.WantsColours && !Console.IsOutputRedirected;
        var missing = 0;
        foreach (var finding in Doctor.Examine())
        {
            var (word, colour) = finding.State switch
            {
                FindingState.Good => ("ok", "32"),
                FindingState.Note => ("note", "33"),
                _ => ("missing", "31"),
            };
            Console.Out.WriteLine($"{(coloured ? $"\e[{colour}m{word,-7}\e[0m" : $"{word,-7}")}  {finding.Subject,-16}  {finding.Text}");
            if (finding.Remedy is not null) Console.Out.WriteLine($"{"",27}To mend it: {finding.Remedy}");
            if (finding.State == FindingState.Missing) missing++;
        }
        Console.Out.WriteLine(missing == 0 ? "Nothing that is needed is missing." : $"{missing} of what is needed {(missing == 1 ? "is" : "are")} missing.");
        return missing == 0 ? 0 : 1;
    }
}
