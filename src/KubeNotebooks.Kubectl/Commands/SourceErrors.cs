using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Adds to errors which file they are about.</summary>
internal static class SourceErrors
{
    /// <summary>The same error, with what was being done to which file.</summary>
    /// <param name="error">The error.</param>
    /// <param name="doing">Such as <c>creating</c>.</param>
    /// <param name="source">The file; empty: the error stays as it is.</param>
    /// <remarks>Source: kubectl pkg/cmd/util/helpers.go, AddSourceToErr.</remarks>
    public static Exception With(Exception error, string doing, string source)
    {
        if (source.Length == 0) return error;
        var message = $"error when {doing} \"{source}\": {error.Message}";
        return error is StatusException status
            ? new StatusException(status.Status with { Message = message })
            : new KubectlException(message);
    }

    /// <summary>Does something with an object; errors say which file it came from.</summary>
    /// <param name="doing">Such as <c>creating</c>.</param>
    /// <param name="source">The file; may be empty.</param>
    /// <param name="action">What to do.</param>
    public static T During<T>(string doing, string source, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is StatusException or KubectlException)
        {
            throw With(error, doing, source);
        }
    }

    /// <summary>An object in the words of apply's errors.</summary>
    /// <remarks>Source: cli-runtime pkg/resource/visitor.go, Info.String.</remarks>
    public static string Describe(ResourceInfo info) =>
        $"Resource: \"{info.Type.Group}/{info.Type.Version}, Resource={info.Type.Plural}\", "
        + $"GroupVersionKind: \"{info.Type.Group}/{info.Type.Version}, Kind={info.Type.Kind}\"\n"
        + $"Name: \"{info.Name}\", Namespace: \"{info.Namespace}\"";
}
