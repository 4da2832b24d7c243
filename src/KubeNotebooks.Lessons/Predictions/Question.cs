using System.Collections.Immutable;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Predictions;

/// <summary>Something that can be asked about a command, and is answered by running it on a copy of the cluster.</summary>
/// <param name="Of">The Deployment that it is about.</param>
public abstract record Question(Target Of)
{
    private const char WideSpace = '\uFF00';
    private const char WideTilde = '\uFF5E';

    /// <summary>How an answer is written: <c>a whole number</c>.</summary>
    public abstract LocalText Form { get; }

    /// <summary>When the look is taken; null: when the rollout is over.</summary>
    public virtual TimeSpan? After => null;

    /// <summary>The words that an answer can be, when they can be told beforehand: a slip of the finger is noticed by them.</summary>
    public virtual ImmutableArray<string> Words => [];

    /// <summary>An answer without what people put around it: <c>about 7 pods</c> is <c>7</c>. Wide letters and digits are like others.</summary>
    /// <param name="typed">What the learner typed.</param>
    public string Plain(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var narrow = string.Concat(typed.Select(one => one is > WideSpace and <= WideTilde ? (char)(one - WideSpace + ' ') : one == '\u3000' ? ' ' : one));
        return Bare(narrow.Trim());
    }

    /// <summary>The answer itself.</summary>
    /// <param name="answer">As typed, in narrow letters.</param>
    protected virtual string Bare(string answer) => answer;

    /// <summary>Whether a text is an answer at all.</summary>
    /// <param name="answer">What <see cref="Plain"/> left of what the learner typed.</param>
    public abstract bool IsAnswer(string answer);

    /// <summary>Judges an answer by what happened.</summary>
    /// <param name="answer">One that <see cref="IsAnswer"/> takes.</param>
    /// <param name="trial">What happened.</param>
    public abstract Outcome Judge(string answer, Trial trial);
}

/// <summary>What came of an answer.</summary>
/// <param name="Right">Whether it is what happened.</param>
/// <param name="Actual">What would have been right, as one could type it.</param>
/// <param name="Happened">What happened, as a sentence.</param>
/// <param name="Sum">The controller's sum behind it; empty when there is none.</param>
public sealed record Outcome(bool Right, string Actual, LocalText Happened, LocalText Sum);
