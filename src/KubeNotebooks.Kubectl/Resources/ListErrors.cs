using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>Says which list it was that could not be read.</summary>
/// <remarks>Source: cli-runtime pkg/resource/selector.go, Selector.Visit.</remarks>
internal static class ListErrors
{
    /// <summary>Reads a list.</summary>
    /// <param name="list">What is listed, and which of it.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="StatusException">The server refused; a bad selector is named in the message.</exception>
    public static T Explained<T>(ResourceTarget.Selected list, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (StatusException refused) when (refused.Reason is "BadRequest" or "NotFound")
        {
            var (labels, fields) = (list.Selection.Labels ?? "", list.Selection.Fields ?? "");
            var resource = GoQuote.Of($"{list.Type.Group}/{list.Type.Version}, Resource={list.Type.Plural}");
            var message = labels.Length == 0 && fields.Length == 0
                ? $"Unable to list {resource}: {refused.Message}"
                : $"Unable to find {resource} that match label selector {GoQuote.Of(labels)}, field selector {GoQuote.Of(fields)}: "
                    + refused.Message;
            throw new StatusException(refused.Status with { Message = message });
        }
    }
}
