using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>What a command line points at, ready to be visited.</summary>
/// <param name="context">The command.</param>
/// <param name="query">What was asked for.</param>
/// <param name="targets">The targets, in order.</param>
/// <remarks>Source: cli-runtime pkg/resource/result.go, visitor.go.</remarks>
internal sealed class ResourceTargets(CommandContext context, ResourceQuery query, IReadOnlyList<ResourceTarget> targets)
{
    /// <summary>The targets, in order.</summary>
    public IReadOnlyList<ResourceTarget> Targets { get; } = targets;

    /// <summary>Whether exactly one object is meant, so that <c>-o yaml</c> shows it alone rather than in a list.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether objects are named one by one, rather than picked from lists.</summary>
    public bool NamesItems { get; init; }

    /// <summary>Does something with each object.</summary>
    /// <param name="visit">May throw: the visit goes on with the next one, unless the query says otherwise.</param>
    /// <exception cref="KubectlAggregateException">All that went wrong, at the end of the visit.</exception>
    public void Visit(Action<ResourceInfo> visit)
    {
        var errors = Collect(visit);
        KubectlAggregateException.ThrowIfAny(errors);
    }

    /// <summary>Does something with each object.</summary>
    /// <returns>What went wrong, in the order in which kubectl reports it.</returns>
    public IReadOnlyList<Exception> Collect(Action<ResourceInfo> visit)
    {
        var errors = new List<Exception>();
        var unread = new List<Exception>();
        foreach (var target in Targets)
        {
            if (target is ResourceTarget.Broken { EndsFile: true } broken) unread.Add(broken.Error);
            else Attempt(() => VisitTarget(target, visit, errors), errors);
            if (!query.ContinueOnError && errors.Count + unread.Count > 0) break;
        }
        if (unread.Count > 0) errors.Add(new KubectlAggregateException(unread));
        return errors;
    }

    /// <summary>All objects.</summary>
    /// <param name="errors">What went wrong on the way.</param>
    public IReadOnlyList<ResourceInfo> ReadAll(out IReadOnlyList<Exception> errors)
    {
        var infos = new List<ResourceInfo>();
        errors = Collect(infos.Add);
        return infos;
    }

    /// <summary>All objects.</summary>
    /// <exception cref="KubectlAggregateException">Some could not be read.</exception>
    public IReadOnlyList<ResourceInfo> ReadAll()
    {
        var infos = ReadAll(out var errors);
        KubectlAggregateException.ThrowIfAny(errors);
        return infos;
    }

    private void VisitTarget(ResourceTarget target, Action<ResourceInfo> visit, List<Exception> errors)
    {
        switch (target)
        {
            case ResourceTarget.Named named:
                var info = new ResourceInfo(named.Type, named.Namespace, named.Name);
                if (query.RequireObject) info.Fetch(context.Client);
                visit(info);
                break;
            case ResourceTarget.Selected selected:
                foreach (var item in ListOf(selected)) Attempt(() => visit(item), errors);
                break;
            case ResourceTarget.FromFile file:
                visit(FromFile(file));
                break;
            case ResourceTarget.Broken broken:
                throw broken.Error;
        }
    }

    private ResourceInfo[] ListOf(ResourceTarget.Selected selected)
    {
        var list = ListErrors.Explained(selected, () => context.Client.List(selected.Type, selected.Namespace, selected.Selection));
        return [.. list["items"]!.AsArray().Select(item => ResourceInfo.Of(selected.Type, (JsonObject)item!.DeepClone()))];
    }

    private ResourceInfo FromFile(ResourceTarget.FromFile file)
    {
        var info = ResourceInfo.Of(file.Type, file.Manifest, file.Source);
        if (!file.Type.Namespaced)
        {
            info.SetNamespace(null);
        }
        else if (string.IsNullOrEmpty(info.Namespace))
        {
            info.SetNamespace(context.Namespace);
        }
        else if (context.NamespaceGiven && info.Namespace != context.Namespace)
        {
            throw new KubectlException(
                $"the namespace from the provided object \"{info.Namespace}\" does not match the namespace \"{context.Namespace}\". "
                + $"You must pass '--namespace={info.Namespace}' to perform this operation.");
        }
        if (query.Latest && info.Name.Length > 0) info.Fetch(context.Client);
        return info;
    }

    private static void Attempt(Action action, List<Exception> errors)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is KubectlException or KubectlAggregateException or StatusException)
        {
            errors.Add(error);
        }
    }
}
