using System.Collections.Immutable;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons;

/// <summary>Something for the learner to bring about.</summary>
public sealed record Exercise
{
    /// <summary>What it is called in cells and in the progress file; it stays when the lesson is edited.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What is to be done.</summary>
    public required LocalText Task { get; init; }

    /// <summary>The cells that make the state in which it begins.</summary>
    public required ImmutableArray<string> Start { get; init; }

    /// <summary>Where those cells stand in the file, from 1.</summary>
    public int StartLine { get; init; }

    /// <summary>What must hold in the end, in the order in which it should be told: causes before what follows from them.</summary>
    public required ImmutableArray<Check> Checks { get; init; }

    /// <summary>Mistakes that are recognised, with a hint for each; the first that applies is told.</summary>
    public ImmutableArray<KnownMistake> Mistakes { get; init; } = [];

    /// <summary>Three steps, none of which gives the answer away.</summary>
    public required ImmutableArray<LocalText> Hints { get; init; }

    /// <summary>Ways to do it; the first is the one that is shown.</summary>
    public required ImmutableArray<Answer> Solutions { get; init; }

    /// <summary>Wrong ways, each with the check or mistake whose hint it must get.</summary>
    public ImmutableArray<Answer> Wrong { get; init; } = [];

    /// <summary>What is said when it is done; null: nothing more.</summary>
    public LocalText? Afterwards { get; init; }

    /// <summary>Where it stands in the file, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>What a learner might type.</summary>
/// <param name="Cells">The cells, in order.</param>
/// <param name="Hint">Of a wrong one: the id of the check that must fail first, or of the mistake that must be recognised.</param>
/// <param name="Note">Of a solution: a word about it; null: none.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
public sealed record Answer(ImmutableArray<string> Cells, string? Hint, LocalText? Note, int Line);

/// <summary>A mistake that is recognised.</summary>
/// <param name="Id">What wrong answers call it.</param>
/// <param name="Sign">What holds when it was made.</param>
/// <param name="Hint">What is told then.</param>
public sealed record KnownMistake(string Id, Check Sign, LocalText Hint);
