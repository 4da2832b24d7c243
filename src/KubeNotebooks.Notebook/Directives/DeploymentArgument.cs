using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>
/// The Deployment that a magic is about, written as kubectl wants it: <c>deploy/web</c>, <c>deployment web</c>, or <c>web</c>.
/// </summary>
internal static class DeploymentArgument
{
    /// <summary>The option that names the namespace, for the magics that take a Deployment.</summary>
    public static DirectiveOption Namespace { get; } = new("-n", "NAMESPACE", "Where it is, default if not given");

    /// <summary>The Deployment, or null when there is none: that is reported as kubectl does, and the last exit code is 1.</summary>
    /// <param name="call">Its positional words name the Deployment.</param>
    /// <exception cref="CellSyntaxException">The words name no Deployment.</exception>
    public static V1Deployment? Find(DirectiveCall call) =>
        Find(call, (cluster, ns, name) => (V1Deployment)cluster.ApiServer.Get(ResourceCatalogue.Deployments, ns, name));

    /// <summary>What there is to be found by the Deployment's name, or null when there is none: reported in the same way.</summary>
    /// <param name="call">Its positional words name the Deployment.</param>
    /// <param name="find">Finds it by the namespace and the name; throws a <see cref="StatusException"/> when it cannot.</param>
    /// <exception cref="CellSyntaxException">The words name no Deployment.</exception>
    public static T? Find<T>(DirectiveCall call, Func<Cluster, string, string, T> find) where T : class
    {
        var cluster = call.Session.Cluster;
        var name = Name(call.Arguments);
        try
        {
            var found = find(cluster, call.Arguments.Value("-n") ?? "default", name);
            cluster.LastExitCode = 0;
            return found;
        }
        catch (StatusException missing)
        {
            call.Output.Emit(new StreamOutput(StreamOutput.Error, $"Error from server ({missing.Reason}): {missing.Message}\n"));
            cluster.LastExitCode = 1;
            return null;
        }
    }

    private static string Name(DirectiveArguments arguments)
    {
        var words = arguments.Positional;
        var (kind, name) = words.Length == 2 ? (words[0], words[1]) : words[0].Split('/', 2) is [var before, var after] ? (before, after) : (null, words[0]);
        if (kind is null || IsDeployment(kind)) return name;
        throw new CellSyntaxException(arguments.Line, $"\"{string.Join(' ', words)}\" is no Deployment. Write deploy/NAME.");
    }

    private static bool IsDeployment(string kind)
    {
        var type = ResourceCatalogue.Deployments;
        return kind == type.Singular || kind == type.Plural || kind == type.QualifiedPlural || kind == type.QualifiedSingular || type.ShortNames.Contains(kind);
    }
}
