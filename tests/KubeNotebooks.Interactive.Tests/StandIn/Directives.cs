#pragma warning disable IDE0130 // the names are the host's
namespace Microsoft.DotNet.Interactive.Directives;

public abstract class KernelDirective(string name)
{
    public string Name { get; } = name;

    public string? Description { get; set; }

    public ICollection<KernelDirectiveParameter> Parameters { get; init; } = [];
}

public sealed class KernelActionDirective(string name, string? description = null) : KernelDirective(name)
{
    public string? FirstDescription { get; } = description;

    public ICollection<KernelActionDirective> Subcommands { get; init; } = [];
}

public sealed class KernelDirectiveParameter(string name, string? description = null)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public int MaxOccurrences { get; init; } = 1;

    public bool Flag { get; init; }

    internal Func<IEnumerable<string>>? Completions { get; private set; }

    public KernelDirectiveParameter AddCompletions(Func<IEnumerable<string>> getCompletions)
    {
        Completions = getCompletions;
        return this;
    }
}
