using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>Turns resource arguments, files and selectors into targets, and refuses what makes no sense.</summary>
/// <remarks>Source: cli-runtime pkg/resource/builder.go, ResourceTypeOrNameArgs and visitorResult with what they call.</remarks>
internal sealed class ResourceBuilder(CommandContext context, ResourceQuery query)
{
    private const string NothingGiven = """
        You must provide one or more resources by argument or filename.
        Example resource specifications include:
           '-f rsrc.yaml'
           '--filename=rsrc.json'
           '<resource> <name>'
           '<resource>'
        """;

    private const string LocalNeedsFiles = """
        error: you must specify resources by --filename when --local is set.
        Example resource specifications include:
           '-f rsrc.yaml'
           '--filename=rsrc.json'
        """;

    private readonly List<string> _types = [];
    private readonly List<string> _names = [];
    private readonly List<(string Type, string Name)> _pairs = [];
    private bool _bySelector = query.Selector.Length > 0 || query.FieldSelector.Length > 0 || query.All;

    /// <summary>The targets of the query.</summary>
    /// <exception cref="KubectlException">The arguments make no sense, or a file is not there.</exception>
    public ResourceTargets Build()
    {
        var files = ManifestFiles.Find(context, query);
        if (query.All && query.Selector.Length > 0)
            throw new KubectlException("setting 'all' parameter but found a non empty selector. ");
        ReadArguments(query.Arguments);
        if (query.Filenames.Count > 0) return ByFile(files);
        if (query.Local && query.Arguments.Count > 0)
            throw new KubectlException(LocalNeedsFiles);
        if (_bySelector) return BySelector();
        if (_pairs.Count > 0) return ByPair();
        if (_names.Count > 0) return ByName();
        foreach (var type in _types) ResourceTypes.Find(context.Client, type);
        throw new KubectlException(_types.Count > 0 ? "resource(s) were provided, but no name was specified" : NothingGiven);
    }

    private void ReadArguments(IReadOnlyList<string> arguments)
    {
        arguments = Normalize(arguments);
        var slashes = arguments.Count(argument => argument.Contains('/'));
        if (slashes > 0)
        {
            if (slashes != arguments.Count)
            {
                throw new KubectlException(
                    "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form "
                    + "(e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'");
            }
            _pairs.AddRange(arguments.Select(Pair));
            return;
        }
        if (arguments.Count == 0) return;
        _types.AddRange(ResourceTypes.Expand(context.Client, arguments[0]).Where(type => type.Length > 0));
        _names.AddRange(arguments.Skip(1));
        if (arguments.Count == 1 && query.TypeMeansAll) _bySelector = true;
    }

    // "a,b x y" means a/x a/y b/x b/y.
    private static IReadOnlyList<string> Normalize(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2) return arguments;
        var types = arguments[0].Split(',').Where(type => type.Length > 0).ToArray();
        return types.Length < 2 ? arguments : [.. types.SelectMany(type => arguments.Skip(1).Select(name => $"{type}/{name}"))];
    }

    private static (string Type, string Name) Pair(string argument)
    {
        var parts = argument.Split('/');
        if (parts.Length != 2) throw new KubectlException("arguments in resource/name form may not have more than one slash");
        if (parts[0].Length == 0 || parts[1].Length == 0 || parts[0].Contains(','))
            throw new KubectlException("arguments in resource/name form must have a single resource and name");
        return (parts[0], parts[1]);
    }

    private ResourceTargets ByFile(ManifestFileSet files)
    {
        if (_types.Count > 0)
            throw new KubectlException("when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well");
        if (_pairs.Count > 0) throw new KubectlException("resource/name arguments cannot be provided when a path is specified");
        var targets = new ManifestReader(context, query).Read(files);
        return new ResourceTargets(context, query, targets) { IsSingle = files.IsSingle, NamesItems = true };
    }

    private ResourceTargets BySelector()
    {
        if (_names.Count > 0) throw new KubectlException("name cannot be provided when a selector is specified");
        if (_pairs.Count > 0)
            throw new KubectlException("selectors and the all flag cannot be used when passing resource/name arguments");
        if (_types.Count == 0) throw new KubectlException("at least one resource must be specified to use a selector");
        var selection = new Selection(query.All || query.Selector.Length == 0 ? null : query.Selector,
            query.FieldSelector.Length == 0 ? null : query.FieldSelector);
        return new ResourceTargets(context, query,
            [.. Types().Select(type => new ResourceTarget.Selected(type, ListNamespace(type), selection))]);
    }

    private ResourceTargets ByPair()
    {
        var types = _pairs.Select(pair => ResourceTypes.Find(context.Client, pair.Type)).ToArray();
        if (query.SingleType && types.Distinct().Count() > 1) throw MultipleTypes();
        return new ResourceTargets(context, query,
            [.. types.Zip(_pairs, (type, pair) => new ResourceTarget.Named(type, ItemNamespace(type), pair.Name))])
        {
            IsSingle = _pairs.Count == 1,
            NamesItems = true,
        };
    }

    private ResourceTargets ByName()
    {
        if (_types.Count == 0) throw new KubectlException("you must provide a resource and a resource name together");
        if (_types.Count > 1) throw new KubectlException("you must specify only one resource");
        var type = Types()[0];
        var ns = ItemNamespace(type);
        return new ResourceTargets(context, query, [.. _names.Select(name => new ResourceTarget.Named(type, ns, name))])
        {
            IsSingle = _names.Count == 1,
            NamesItems = true,
        };
    }

    private ResourceType[] Types()
    {
        if (_types.Count > 1 && query.SingleType) throw MultipleTypes();
        return [.. _types.Select(type => ResourceTypes.Find(context.Client, type)).Distinct()];
    }

    private static KubectlException MultipleTypes() => new("you may only specify a single resource type");

    private string? ListNamespace(ResourceType type) => type.Namespaced && !query.AllNamespaces ? context.Namespace : null;

    private string? ItemNamespace(ResourceType type)
    {
        if (!type.Namespaced) return null;
        if (query.AllNamespaces) throw new KubectlException("a resource cannot be retrieved by name across all namespaces");
        return context.Namespace;
    }
}
