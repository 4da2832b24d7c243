namespace KubeNotebooks.Lessons.Checks;

/// <summary>One thing that must hold for an exercise to be done. It judges what it is given and changes nothing.</summary>
public abstract record Check
{
    /// <summary>What wrong answers call it.</summary>
    public string Id { get; init; } = "";

    /// <summary>What helps when it does not hold.</summary>
    public LocalText Hint { get; init; } = LocalText.Empty;

    /// <summary>What must hold, in the lesson's own words; null: the check says it itself.</summary>
    public LocalText? Says { get; init; }

    /// <summary>Where it stands in the file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Judges.</summary>
    /// <param name="facts">The cluster and what happened in it.</param>
    public Verdict Judge(Facts facts) => Look(facts) is var verdict && Says is { } own ? verdict with { Expected = own } : verdict;

    /// <summary>Whether it was open meanwhile, although it held at the start: then it is no guard that stayed.</summary>
    /// <param name="facts">The cluster and what happened in it.</param>
    public virtual bool WasOpen(Facts facts) => false;

    /// <summary>Looks and judges, in the check's own words.</summary>
    protected abstract Verdict Look(Facts facts);
}
