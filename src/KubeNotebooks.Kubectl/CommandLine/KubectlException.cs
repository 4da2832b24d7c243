namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>kubectl itself refuses: printed as <c>error: …</c> on standard error.</summary>
/// <param name="message">The text after <c>error: </c>; may have several lines.</param>
internal sealed class KubectlException(string message) : Exception(message);

/// <summary>Several errors at once.</summary>
/// <param name="errors">At least one, in the order in which they happened.</param>
/// <remarks>Source: apimachinery pkg/util/errors/errors.go, Aggregate.</remarks>
internal sealed class KubectlAggregateException(IReadOnlyList<Exception> errors) : Exception(TextOf(errors))
{
    /// <summary>The errors.</summary>
    public IReadOnlyList<Exception> Errors { get; } = errors;

    /// <summary>Throws what was collected, if anything was.</summary>
    /// <param name="errors">None: nothing is thrown.</param>
    public static void ThrowIfAny(IReadOnlyList<Exception> errors)
    {
        if (errors.Count > 0) throw new KubectlAggregateException(errors);
    }

    private static string TextOf(IReadOnlyList<Exception> errors)
    {
        var texts = errors.Select(error => error.Message).Distinct(StringComparer.Ordinal).ToArray();
        return texts.Length == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }
}

/// <summary>The command ends with this code; what is to be said was said.</summary>
/// <param name="exitCode">The code.</param>
internal sealed class KubectlExitException(int exitCode) : Exception
{
    /// <summary>What a shell gives for a command that was interrupted.</summary>
    public const int InterruptedCode = 130;

    /// <summary>The code.</summary>
    public int ExitCode { get; } = exitCode;
}
