using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>An object of the cluster as lessons name it: <c>deploy/web</c>, or <c>deploy/web -n shop</c>.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace.</param>
public sealed record Target(ResourceType Type, string Name, string Namespace)
{
    private const string Usual = "default";

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mistake">What is wrong when it is none, and what to write.</param>
    public static Target? TryParse(string text, [NotNullWhen(false)] out string? mistake)
    {
        ArgumentNullException.ThrowIfNull(text);
        mistake = null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 1 or 3 && (words.Length == 1 || words[1] == "-n") && words[0].Split('/') is [var kind, { Length: > 0 } name])
        {
            if (ResourceCatalogue.FindByName(kind) is { } type) return new Target(type, name, words.Length == 3 ? words[2] : Usual);
            mistake = $"there is no kind \"{kind}\" in this cluster: write one that kubectl knows, such as deploy, pod or service";
            return null;
        }
        mistake = $"\"{text}\" is no object: write KIND/NAME, such as deploy/web, or KIND/NAME -n NAMESPACE";
        return null;
    }

    /// <summary>The object now; null when there is none.</summary>
    public IKubernetesObject<V1ObjectMeta>? Find(Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.ApiServer.List(Type, Type.Namespaced ? Namespace : null).FirstOrDefault(one => one.Metadata.Name == Name);
    }

    /// <summary>As a message names it: <c>deployment/web</c>.</summary>
    public override string ToString() => $"{Type.Singular}/{Name}{(Namespace == Usual || !Type.Namespaced ? "" : $" -n {Namespace}")}";
}
