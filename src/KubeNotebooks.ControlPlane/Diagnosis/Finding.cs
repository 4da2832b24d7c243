using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>Something that a rollout waits for, found in objects and events.</summary>
/// <param name="Kind">The rule that found it, such as <c>ImagePull</c>.</param>
/// <param name="What">What it is.</param>
public sealed record Finding(string Kind, Sentence What)
{
    /// <summary>Whether it ends without anybody's help.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>Whether nobody can tell yet if it ends by itself.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>More about it; empty when there is no more to say.</summary>
    public Sentence More { get; init; } = new();

    /// <summary>Facts one by one, such as what each node lacks.</summary>
    public ImmutableArray<Sentence> Facts { get; init; } = [];

    /// <summary>What would end it.</summary>
    public ImmutableArray<Sentence> WaysOut { get; init; } = [];
}
