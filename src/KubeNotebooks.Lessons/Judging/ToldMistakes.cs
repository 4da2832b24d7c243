using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Judging;

/// <summary>
/// Which mistakes of the exercise under way were told, and when. A mistake that was made once is told once: whoever goes on after it is
/// judged by what came after. Asking again without having done anything gets the same answer again.
/// </summary>
public sealed class ToldMistakes
{
    private readonly Dictionary<string, (int From, int At)> _told = new(StringComparer.Ordinal);

    /// <summary>From where on a mistake is looked for.</summary>
    /// <param name="facts">All since the exercise began.</param>
    /// <param name="mistake">The mistake.</param>
    public Facts NewFacts(Facts facts, KnownMistake mistake)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(mistake);
        if (!_told.TryGetValue(mistake.Id, out var told)) return facts;
        if (told.At >= facts.Cluster.Trace.Entries.Count) return facts; // its time was turned back
        var since = Since(facts, told.At);
        return since.SomebodyActed ? since : Since(facts, told.From);
    }

    /// <summary>Notes what a judgement told.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="facts">What it judged.</param>
    public void Note(Judgement judgement, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(facts);
        if (judgement.Mistake is { } mistake) _told[mistake.Id] = (NewFacts(facts, mistake).Mark.Entry, facts.Cluster.Trace.Entries.Count - 1);
    }

    private static Facts Since(Facts facts, int entry) => new(facts.Cluster, facts.Mark with { Entry = Math.Max(entry, facts.Mark.Entry) });
}
