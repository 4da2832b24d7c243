using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>Finds kinds by the words that users type.</summary>
/// <remarks>Source: cli-runtime pkg/resource/builder.go, mappingFor, ReplaceAliases.</remarks>
internal static class ResourceTypes
{
    /// <summary>The kind that a word names.</summary>
    /// <exception cref="KubectlException">The cluster serves no such kind.</exception>
    public static ResourceType Find(IApiClient client, string word)
    {
        var lower = word.ToLowerInvariant();
        return client.Discover().FirstOrDefault(type => Matches(type, lower))
            ?? throw new KubectlException($"the server doesn't have a resource type \"{word.Split('.')[0]}\"");
    }

    /// <summary>The words of a list such as <c>deploy,rs</c>; a category such as <c>all</c> becomes the kinds in it.</summary>
    public static IReadOnlyList<string> Expand(IApiClient client, string words) =>
    [
        .. words.Split(',').SelectMany(word => word == "all"
            ? client.Discover().Where(type => type.InAll).Select(type => type.QualifiedPlural)
            : [word]),
    ];

    private static bool Matches(ResourceType type, string word) =>
        type.Plural == word || type.Singular == word || type.ShortNames.Contains(word)
        || (type.Group.Length > 0 && (word == type.QualifiedPlural || word == type.QualifiedSingular))
        || word == $"{type.Plural}.{type.Version}.{type.Group}" || word == $"{type.Singular}.{type.Version}.{type.Group}";
}
