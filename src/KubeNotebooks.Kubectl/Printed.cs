using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.Kubectl;

/// <summary>What a command's text was about: the same facts without layout, for those who show them in another form.</summary>
public abstract record Printed;

/// <summary>A list of objects.</summary>
/// <param name="Table">Only the columns that were printed.</param>
public sealed record PrintedTable(Table Table) : Printed
{
    /// <summary>The field that the rows are sorted by, as <c>--sort-by</c> gave it; empty: in the server's order.</summary>
    public string SortedBy { get; init; } = "";

    /// <summary>Whether the line of column names was left out.</summary>
    public bool NoHeaders { get; init; }
}

/// <summary>All about one object.</summary>
/// <param name="Resource">Its kind.</param>
/// <param name="Namespace">Null for a kind without namespaces.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">What was printed about it.</param>
public sealed record PrintedDescription(ResourceType Resource, string? Namespace, string Name, string Text) : Printed;

/// <summary>Two texts compared.</summary>
/// <param name="Name">What both are about, such as <c>apps.v1.Deployment.default.web</c>.</param>
/// <param name="Old">As it is; empty when it is new.</param>
/// <param name="New">As it would be; empty when it would go.</param>
public sealed record PrintedComparison(string Name, string Old, string New) : Printed;

/// <summary>The revisions of a workload.</summary>
/// <param name="Resource">The workload's kind.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record PrintedRevisions(ResourceType Resource, string Namespace, string Name) : Printed
{
    /// <summary>The only revision that was shown, with its pod template; 0: all were listed.</summary>
    public long Revision { get; init; }

    /// <summary>What was printed about it.</summary>
    public string Text { get; init; } = "";
}

/// <summary>An object that the command followed while time passed.</summary>
/// <param name="Resource">Its kind.</param>
/// <param name="Namespace">Null for a kind without namespaces.</param>
/// <param name="Name">Its name.</param>
public sealed record PrintedProgress(ResourceType Resource, string? Namespace, string Name) : Printed;

/// <summary>A change that a watch showed; the first ones are the objects that were there when it began.</summary>
/// <param name="At">When it was shown, in virtual time.</param>
/// <param name="Type">How the object changed.</param>
/// <param name="Table">The object as one row, with the columns that were printed.</param>
public sealed record PrintedChange(DateTimeOffset At, WatchEventType Type, Table Table) : Printed;
