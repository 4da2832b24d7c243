namespace KubeNotebooks.Kubectl.Resources;

/// <summary>Which objects a command line means.</summary>
/// <remarks>Source: cli-runtime pkg/resource/builder.go, Builder.</remarks>
internal sealed record ResourceQuery
{
    /// <summary>Positional arguments: <c>TYPE NAME…</c>, <c>TYPE/NAME…</c>, <c>TYPE,TYPE</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The values of <c>-f</c>: files, folders, patterns or <c>-</c>.</summary>
    public IReadOnlyList<string> Filenames { get; init; } = [];

    /// <summary>Whether folders are read with the folders in them.</summary>
    public bool Recursive { get; init; }

    /// <summary>A label selector; empty for none.</summary>
    public string Selector { get; init; } = "";

    /// <summary>A field selector; empty for none.</summary>
    public string FieldSelector { get; init; } = "";

    /// <summary>Whether all objects of the types are meant (<c>--all</c>).</summary>
    public bool All { get; init; }

    /// <summary>Whether objects of all namespaces are meant (<c>-A</c>).</summary>
    public bool AllNamespaces { get; init; }

    /// <summary>Whether a type alone means all its objects.</summary>
    public bool TypeMeansAll { get; init; }

    /// <summary>Whether objects in files are replaced by what the cluster holds under their name.</summary>
    public bool Latest { get; init; }

    /// <summary>Whether named objects are read before they are visited.</summary>
    public bool RequireObject { get; init; } = true;

    /// <summary>Whether only one type may be named.</summary>
    public bool SingleType { get; init; }

    /// <summary>Whether the visit goes on after an error.</summary>
    public bool ContinueOnError { get; init; } = true;

    /// <summary>Whether manifests are checked for <c>apiVersion</c> and <c>kind</c> first (<c>--validate</c>).</summary>
    public bool Validate { get; init; }

    /// <summary>Whether nothing is asked of the cluster (<c>--local</c>).</summary>
    public bool Local { get; init; }
}
