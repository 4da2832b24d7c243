using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>Reads what a fault is aimed at.</summary>
/// <param name="call">Its second word names the target.</param>
/// <param name="kind">The kind of fault.</param>
internal sealed class FaultTargetReader(DirectiveCall call, FaultKind kind)
{
    private Cluster Cluster => call.Session.Cluster;

    /// <summary>The targets that a kind of fault can be aimed at now, as one writes them.</summary>
    public static IEnumerable<string> Candidates(Cluster cluster, FaultKind kind) => kind.Scope switch
    {
        FaultScope.Pods =>
        [
            .. cluster.ApiServer.List<V1Deployment>().Select(one => $"deploy/{one.Metadata.Name}"),
            .. cluster.ApiServer.List<V1Pod>().Select(one => $"pod/{one.Metadata.Name}"),
        ],
        FaultScope.Node => cluster.ApiServer.List<V1Node>().Select(node => node.Metadata.Name),
        FaultScope.Image =>
        [
            .. cluster.ApiServer.List<V1Pod>().SelectMany(pod => pod.Spec.Containers).Select(container => container.Image),
            .. cluster.Images.Registry.Images.Select(image => image.Reference.Familiar),
        ],
        _ => [],
    };

    /// <summary>Reads it.</summary>
    /// <param name="mustExist">Whether it must be there now.</param>
    /// <exception cref="CellSyntaxException">It is missing, or is nothing that the kind can be aimed at.</exception>
    public FaultTarget Read(bool mustExist)
    {
        var words = call.Arguments.Positional;
        if (kind.Scope == FaultScope.Registry) return words.Length == 1 ? FaultTarget.Registry : throw Wrong($"{kind} is about the whole registry and needs no more words.");
        if (words.Length == 1) throw Wrong($"{kind} needs a target: {Needed}.");
        var target = kind.Scope switch
        {
            FaultScope.Image => Image(words[1]),
            FaultScope.Node => new FaultTarget("node", words[1].StartsWith("node/", StringComparison.Ordinal) ? words[1]["node/".Length..] : words[1]),
            _ => Pods(words[1]),
        };
        if (mustExist && !Exists(target)) throw Wrong($"There is no {target}{InNamespace(target)}.{Nearest.Suggestion(words[1], Candidates(Cluster, kind).Distinct(StringComparer.Ordinal))}");
        return target;
    }

    private string Needed => kind.Scope switch
    {
        FaultScope.Image => "an image, such as nginx:1.17",
        FaultScope.Node => "a node, such as worker-1",
        _ => "deploy/NAME or pod/NAME",
    };

    private FaultTarget Image(string text)
    {
        var reference = ImageDirectives.Name(call, text);
        return new FaultTarget("image", reference.Canonical);
    }

    private FaultTarget Pods(string text)
    {
        var (type, name) = text.Split('/', 2) is [var before, var after] ? (before, after) : ("", text);
        var resource = new[] { ResourceCatalogue.Deployments, ResourceCatalogue.Pods }
            .FirstOrDefault(one => type == one.Singular || type == one.Plural || type == one.QualifiedPlural || one.ShortNames.Contains(type));
        if (resource is null) throw Wrong($"\"{text}\" is nothing that {kind} can be aimed at. Write {Needed}.");
        return new FaultTarget(resource == ResourceCatalogue.Pods ? "pod" : "deploy", name, call.Arguments.Value("-n") ?? "default");
    }

    // An image may be gone before the first one asks for it.
    private bool Exists(FaultTarget target) => target.Type switch
    {
        "deploy" => Cluster.ApiServer.Find(ResourceCatalogue.Deployments, target.Namespace, target.Name) is not null,
        "pod" => Cluster.ApiServer.Find(ResourceCatalogue.Pods, target.Namespace, target.Name) is not null,
        "node" => Cluster.ApiServer.Find(ResourceCatalogue.Nodes, null, target.Name) is not null,
        _ => true,
    };

    private static string InNamespace(FaultTarget target) => target.Namespace is "default" ? " in the namespace default" : "";

    private CellSyntaxException Wrong(string message) => new(call.Arguments.Line, message);
}
