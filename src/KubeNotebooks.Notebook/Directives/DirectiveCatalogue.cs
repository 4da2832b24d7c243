using System.Collections.Immutable;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Directives.Lessons;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>All magics that a session knows.</summary>
/// <param name="directives">In the order in which they are listed.</param>
internal sealed class DirectiveCatalogue(ImmutableArray<Directive> directives)
{
    /// <summary>All of them, in the order in which they are listed.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;

    /// <summary>The magics of a session.</summary>
    public static DirectiveCatalogue Standard { get; } = new(
    [
        KubeDirective.Kube,
        SimDirective.Sim,
        WriteFileDirective.WriteFile,
        DiffDirective.Diff,
        LessonDirective.Lesson,
        ExerciseDirective.Exercise,
        CheckDirective.Check,
        HelpDirectives.Hint,
        HelpDirectives.Solution,
        PredictDirective.Predict,
        ProgressDirective.Progress,
        HelpDirective.Help,
        HelpDirective.ListMagics,
        HelpDirective.CSharp,
    ]);

    /// <summary>The magic of that name, or null.</summary>
    public Directive? Find(string name) => Directives.FirstOrDefault(directive => directive.Name == name);

    /// <summary>Says that there is no such magic.</summary>
    public CellSyntaxException Unknown(string name, int line) => new(line,
        $"There is no magic {name}.{Nearest.Suggestion(name, Directives.Select(directive => directive.Name))} #!help lists all.");

    /// <summary>Resolves the second word where the magic has subcommands, and a third where that has some.</summary>
    /// <returns>What is called, and the words after its name.</returns>
    /// <exception cref="CellSyntaxException">The second word is missing or unknown.</exception>
    public static (Directive Called, ImmutableArray<string> Words) Subcommand(Directive directive, ImmutableArray<string> words, int line)
    {
        if (directive.Subcommands.IsEmpty) return (directive, words);
        var names = directive.Subcommands.Select(subcommand => subcommand.Name[(directive.Name.Length + 1)..]).ToArray();
        if (words.IsEmpty)
            throw new CellSyntaxException(line, $"{directive.Name} needs a second word: {string.Join(", ", names)}.");
        var index = Array.IndexOf(names, words[0]);
        if (index < 0)
        {
            throw new CellSyntaxException(line, $"{directive.Name} knows no \"{words[0]}\"."
                + $"{Nearest.Suggestion(words[0], names)} There are: {string.Join(", ", names)}.");
        }
        return Subcommand(directive.Subcommands[index], words[1..], line);
    }
}
