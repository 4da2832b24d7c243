using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Tool.Shell;

/// <summary>What the shell says about itself.</summary>
internal static class ShellHelp
{
    /// <summary>What <c>help</c> says.</summary>
    public const string Text = """
        kubectl COMMAND …      any kubectl command; kubectl --help lists them, Tab completes them
        sim COMMAND …          what only a simulation can do:
                                 sim reset --seed 7 --nodes 3     a new cluster
                                 sim run 30s                      let time pass
                                 sim timeline deploy/web          each pod's life in a rollout
                                 sim why deploy/web               what a rollout waits for
                                 sim tree, sim map, sim preview   what belongs to what, what runs where
        lesson NAME            loads a lesson's questions and exercises; then predict, exercise, check, hint, solution
        progress --all         how far you are, and where to go on
        writefile NAME         the lines up to EOF become a file; cat <<EOF > NAME does the same
        kubectl apply -f -     the lines up to EOF are the manifest; <<EOF may be written too
        diff -u OLD NEW        compare two files
        cat NAME, ls, echo     show files, list them, say something
        set -e                 stop at the first command that fails
        help sim reset         more about one command
        exit                   leave; Ctrl+D does too

        A line that ends in \ goes on in the next one. Ctrl+C interrupts a command. The forms of notebooks, #!kube and #!sim, work too.

        """;

    /// <summary>The commands by which a lesson is practised.</summary>
    public static IReadOnlyList<string> Practice { get; } = ["lesson", "predict", "exercise", "check", "hint", "solution", "progress"];

    /// <summary>All commands.</summary>
    public static IReadOnlyList<string> Commands { get; } =
        ["kubectl", "sim", .. Practice, "writefile", "diff", "cat", "ls", "echo", "set", "clear", "help", "exit", "quit"];

    /// <summary>Says that there is no such command, and which one may be meant.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="session">Knows what may follow <c>kubectl</c> and <c>sim</c>.</param>
    public static string Unknown(string word, NotebookSession session)
    {
        if (Commands.Contains(word)) return $"{word}: it is not written so; help lists how";
        foreach (var (magic, command) in new[] { ("#!kube ", "kubectl"), ("#!sim ", "sim") })
        {
            if (session.Completer.Complete(magic, magic.Length).Items.Any(item => item.Text == word))
                return $"{word}: there is no such command. Did you mean {command} {word}?";
        }
        return $"{word}: there is no such command.{Nearest.Suggestion(word, Commands)} help lists all.";
    }

    /// <summary>A text about magics in the shell's words.</summary>
    public static string InShellWords(string text) =>
        text.Replace("#!kube", "kubectl", StringComparison.Ordinal).Replace("#!", "", StringComparison.Ordinal);
}
