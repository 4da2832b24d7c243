using System.Collections.Immutable;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.Tool.Shell;

/// <summary>What could stand at a place in a command: the shell's commands, what a notebook would propose, and names of files.</summary>
/// <param name="session">Whose cluster it is.</param>
internal sealed class ShellCompleter(NotebookSession session)
{
    /// <summary>What could stand there.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cursor">The place.</param>
    public LineCompletion Complete(string line, int cursor)
    {
        var typed = line[..cursor];
        var start = typed.LastIndexOfAny([' ', '\t']) + 1;
        var split = ShellReader.Words(typed[..start]);
        if (split.End != ShellWordsEnd.Complete || split.Operator is not null) return new LineCompletion(start, []);
        var words = split.Words;
        var unfinished = typed[start..];
        if (words.IsEmpty) return new LineCompletion(start, Starting(ShellHelp.Commands, unfinished));
        return words[0] switch
        {
            "kubectl" when words[^1] is "-f" or "--filename" => Files(start, unfinished),
            "kubectl" => OfCell("#!kube", typed),
            "sim" => OfCell("#!sim", typed),
            var practice when ShellHelp.Practice.Contains(practice) => OfCell($"#!{practice}", typed),
            "diff" when unfinished.StartsWith('-') => OfCell("#!diff", typed),
            "diff" or "cat" or "ls" or "writefile" => Files(start, unfinished),
            _ => new LineCompletion(start, []),
        };
    }

    private LineCompletion OfCell(string magic, string typed)
    {
        var rest = ShellReader.WithoutMark(typed);
        var name = rest.IndexOf(' ', StringComparison.Ordinal);
        var code = magic + rest[name..];
        var found = session.Completer.Complete(code, code.Length);
        var moved = typed.Length - code.Length;
        return new LineCompletion(found.Start + moved, [.. found.Items.Select(item => item.Text).Distinct(StringComparer.Ordinal)]);
    }

    private LineCompletion Files(int start, string unfinished)
    {
        var slash = unfinished.LastIndexOf('/') + 1;
        var folder = session.Files.FullPath(unfinished[..slash] + ".");
        if (!Directory.Exists(folder)) return new LineCompletion(start, []);
        try
        {
            var names = Directory.EnumerateFileSystemEntries(folder)
                .Select(entry => Path.GetFileName(entry) + (Directory.Exists(entry) ? "/" : ""))
                .Where(name => !name.Contains(' ') && (!name.StartsWith('.') || unfinished[slash..].StartsWith('.')));
            return new LineCompletion(start, Starting(names.Select(name => unfinished[..slash] + name), unfinished));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return new LineCompletion(start, []);
        }
    }

    private static ImmutableArray<string> Starting(IEnumerable<string> all, string start) =>
        [.. all.Where(one => one.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
