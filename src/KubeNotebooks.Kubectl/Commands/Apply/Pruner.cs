using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Apply;

/// <summary>Deletes what was applied before and is in no file any more.</summary>
/// <remarks>Source: kubectl pkg/cmd/apply/prune.go; pkg/util/prune/prune.go.</remarks>
internal sealed class Pruner(CommandContext context, DryRun dryRun, ResultPrinter printer, Applied applied)
{
    private static readonly ResourceType[] DefaultKinds =
    [
        ResourceCatalogue.ConfigMaps, ResourceCatalogue.Endpoints, ResourceCatalogue.Pods, ResourceCatalogue.Secrets,
        ResourceCatalogue.Services, ResourceCatalogue.Deployments, ResourceCatalogue.ReplicaSets, ResourceCatalogue.Namespaces,
    ];

    /// <summary>The kinds that may be pruned.</summary>
    /// <exception cref="KubectlException">One is written wrongly or not served.</exception>
    public static IReadOnlyList<ResourceType> Kinds(CommandContext context)
    {
        var given = context.Flags.Texts("prune-allowlist");
        return given.Count == 0 ? DefaultKinds : [.. given.Select(one => Parse(context, one))];
    }

    /// <summary>Deletes what is left over of some kinds.</summary>
    public void Prune(IReadOnlyList<ResourceType> kinds)
    {
        if (context.NamespaceGiven) applied.Namespaces.Add(context.Namespace);
        foreach (var ns in applied.Namespaces)
        {
            foreach (var kind in kinds.Where(kind => kind.Namespaced)) Prune(kind, ns);
        }
        foreach (var kind in kinds.Where(kind => !kind.Namespaced)) Prune(kind, null);
    }

    private void Prune(ResourceType kind, string? ns)
    {
        var selector = context.Flags.Text("selector");
        var list = context.Client.List(kind, ns, new Selection(selector.Length == 0 ? null : selector));
        foreach (var live in list["items"]!.AsArray().Select(item => (JsonObject)item!.DeepClone()))
        {
            if (LastApplied.Of(live) is null || applied.Contains(live)) continue;
            var info = ResourceInfo.Of(kind, live);
            if (dryRun != DryRun.Client)
                context.Client.Delete(kind, ns, info.Name, new DeleteOptions(DryRun: dryRun == DryRun.Server));
            printer.Print(info, live, "pruned");
        }
    }

    private static ResourceType Parse(CommandContext context, string text)
    {
        if (text.Split('/') is not [var group, var version, var kind])
            throw new KubectlException($"invalid GroupVersionKind format: {text}, please follow <group/version/kind>");
        var apiVersion = group is "" or "core" ? version : $"{group}/{version}";
        return context.Client.Discover().FirstOrDefault(type => type.ApiVersion == apiVersion && type.Kind == kind)
            ?? throw new KubectlException($"no matches for kind \"{kind}\" in version \"{apiVersion}\"");
    }
}
