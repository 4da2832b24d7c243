using System.Text;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>How kubectl words an error on standard error.</summary>
/// <remarks>Source: kubectl pkg/cmd/util/helpers.go, checkErr, StandardErrorMessage, MultilineError, MultipleErrors.</remarks>
internal static class ErrorText
{
    /// <summary>The lines for an error, ending with a line feed.</summary>
    public static string Of(Exception error)
    {
        while (error is KubectlAggregateException { Errors.Count: 1 } single) error = single.Errors[0];
        var text = error switch
        {
            StatusException { Reason: "Invalid" } invalid => Invalid(invalid.Status),
            StatusException status => Standard(status),
            KubectlAggregateException several => Several(several),
            _ => error.Message.StartsWith("error: ", StringComparison.Ordinal) ? error.Message : $"error: {error.Message}",
        };
        return text.EndsWith('\n') ? text : text + "\n";
    }

    private static string Several(KubectlAggregateException several)
    {
        var text = new StringBuilder();
        foreach (var error in several.Errors)
            text.Append(error is StatusException status ? Standard(status) : error.Message).Append('\n');
        return text.ToString();
    }

    private static string Standard(StatusException error) => error.Reason switch
    {
        "Unauthorized" => $"error: You must be logged in to the server ({error.Message})",
        "" => $"Error from server: {error.Message}",
        _ => $"Error from server ({error.Reason}): {error.Message}",
    };

    private static string Invalid(V1Status status)
    {
        const string Start = "The request is invalid";
        if (status.Details is not { } details)
            return string.IsNullOrEmpty(status.Message) ? Start : $"{Start}: {status.Message}";
        var causes = details.Causes ?? [];
        var named = !string.IsNullOrEmpty(details.Kind) || !string.IsNullOrEmpty(details.Name);
        var head = named ? $"The {details.Kind} \"{details.Name}\" is invalid" : Start;
        if (causes.Count == 0) return named || string.IsNullOrEmpty(status.Message) ? head : $"{head}: {status.Message}";

        var lines = causes.Select(cause => $"{cause.Field}: {cause.Message}").Distinct(StringComparer.Ordinal).ToArray();
        return lines.Length == 1 ? $"{head}: {lines[0]}\n" : $"{head}: \n{string.Concat(lines.Select(line => $"* {line}\n"))}";
    }
}
