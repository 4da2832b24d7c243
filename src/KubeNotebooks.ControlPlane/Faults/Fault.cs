using System.Globalization;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Faults;

/// <summary>What a fault is aimed at.</summary>
/// <param name="Type"><c>deploy</c>, <c>pod</c>, <c>node</c>, <c>image</c>, or empty for the registry.</param>
/// <param name="Name">Its name; of an image, the complete one.</param>
/// <param name="Namespace">The namespace of a Deployment or pod; empty otherwise.</param>
public sealed record FaultTarget(string Type, string Name, string Namespace = "")
{
    /// <summary>The registry as a whole.</summary>
    public static FaultTarget Registry { get; } = new("", "");

    /// <summary>As a learner writes it: <c>deploy/web</c>, <c>worker-1</c>, <c>nginx:1.17</c>.</summary>
    public string Written => Type switch
    {
        "deploy" or "pod" => $"{Type}/{Name}",
        "image" => ImageReference.TryParse(Name, out var reference, out _) ? reference.Familiar : Name,
        _ => Name,
    };

    /// <summary>The same with its namespace, where that is not <c>default</c>.</summary>
    public override string ToString() => Namespace is "" or "default" ? Written : $"{Written} -n {Namespace}";
}

/// <summary>Something that fails on purpose, until it is healed.</summary>
/// <param name="Number">Tells it from all others of the same cluster.</param>
/// <param name="Kind">What fails.</param>
/// <param name="Target">Of whom.</param>
/// <param name="Since">When it began.</param>
public sealed record Fault(int Number, FaultKind Kind, FaultTarget Target, DateTimeOffset Since)
{
    /// <summary>How long after a start it strikes.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How many times as slow things get.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What ends it, as a learner writes it.</summary>
    public string Heal => $"#!sim heal {Named}";

    /// <summary>Kind, target and numbers, as a learner writes them.</summary>
    public override string ToString() => Named
        + (Kind.DefaultAfter is null ? "" : $" --after {VirtualDuration.Text(After)}")
        + (Kind.HasTimes ? string.Create(CultureInfo.InvariantCulture, $" --times {Times}") : "");

    private string Named => Target == FaultTarget.Registry ? Kind.Name : $"{Kind} {Target}";
}

/// <summary>The trace's note, and the word to the components, that a fault began.</summary>
/// <param name="Fault">Which one.</param>
public sealed record FaultBegan(Fault Fault);

/// <summary>The trace's note, and the word to the components, that a fault was healed.</summary>
/// <param name="Fault">Which one.</param>
public sealed record FaultHealed(Fault Fault);
