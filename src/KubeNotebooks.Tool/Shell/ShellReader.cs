using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Tool.Shell;

/// <summary>Puts commands together from lines: a backslash or an open quote goes on in the next line, and a document follows.</summary>
/// <remarks>
/// Source: POSIX, shell command language, here-document; nothing in a document is replaced. What a manifest is needed for and gives none
/// (<c>writefile NAME</c>, <c>apply -f -</c>) takes the lines up to <c>EOF</c> too.
/// </remarks>
/// <param name="nextLine">Gives the next line; told whether a command goes on in it. Null: there is none any more.</param>
internal sealed partial class ShellReader(Func<bool, string?> nextLine)
{
    private const string UsualEnd = "EOF";

    /// <summary>The next command.</summary>
    /// <returns>Null when there is none any more.</returns>
    /// <exception cref="ShellSyntaxException">It is not written as it must be.</exception>
    public ShellInput? Read()
    {
        if (nextLine(false) is not { } text) return null;
        var words = Words(text);
        while (words.End != ShellWordsEnd.Complete && nextLine(true) is { } more)
        {
            text += "\n" + more;
            words = Words(text);
        }
        if (words.End == ShellWordsEnd.OpenQuote) throw new ShellSyntaxException("a quote opens that never closes");
        if (words.Operator is null)
            return new ShellInput(text, TakesDocument(words.Words) ? Document(UsualEnd, stripTabs: false) : null, null);

        if (Heredoc().Match(text) is not { Success: true } heredoc) throw NoShell(words.Operator);
        var command = text.Remove(heredoc.Index, heredoc.Length);
        string? target = null;
        if (Redirection().Match(command) is { Success: true } redirection)
        {
            target = redirection.Groups["name"].Value;
            command = command.Remove(redirection.Index, redirection.Length);
        }
        if (ShellWords.Split(command).Operator is { } found) throw NoShell(found);
        if (target is not null && ShellWords.Split(command).Words is not ["cat"])
            throw new ShellSyntaxException("only cat writes to a file: cat <<EOF > NAME");
        return new ShellInput(command, Document(heredoc.Groups["end"].Value, heredoc.Groups["dash"].Length > 0), target);
    }

    /// <summary>The words of a command; after <c>#!</c>, which no comment begins, those of the magic.</summary>
    public static ShellWords Words(string text) => ShellWords.Split(WithoutMark(text));

    /// <summary>A command without the <c>#!</c> that it may begin with, as in a notebook.</summary>
    public static string WithoutMark(string text)
    {
        var trimmed = text.TrimStart();
        if (!CellParser.IsDirective(trimmed)) return trimmed;
        return trimmed.StartsWith("#!kube", StringComparison.Ordinal) ? "kubectl" + trimmed[6..] : trimmed[2..];
    }

    private static bool TakesDocument(ImmutableArray<string> words) =>
        words is ["writefile", _] || (words is ["kubectl", .. var rest] && KubeDirective.ReadsStandardInput(rest));

    private static ShellSyntaxException NoShell(string found) =>
        new($"\"{found}\" has no meaning here: there are no pipes, lists or redirections. Put it in quotes if it belongs to a word.");

    private string Document(string end, bool stripTabs)
    {
        var document = new StringBuilder();
        while (nextLine(true) is { } line)
        {
            if (stripTabs) line = line.TrimStart('\t');
            if (line == end) break;
            document.Append(line).Append('\n');
        }
        return document.ToString();
    }

    [GeneratedRegex("<<(?<dash>-?)[ \t]*(?<quote>['\"]?)(?<end>[A-Za-z_][A-Za-z0-9_]*)\\k<quote>")]
    private static partial Regex Heredoc();

    [GeneratedRegex("(?<!>)>[ \t]*(?<name>[^\\s<>|&;]+)")]
    private static partial Regex Redirection();
}
