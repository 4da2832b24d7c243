using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Reads <c>--validate</c>.</summary>
internal static class FieldValidation
{
    /// <summary>The flag.</summary>
    public static Flag Flag { get; } =
        new("validate", FlagKind.Text, "strict (or true), ignore (or false)") { Default = "strict", WithoutValue = "strict" };

    /// <summary>Whether unknown and duplicate fields are refused.</summary>
    /// <exception cref="KubectlException">The value is none of those that exist, or <c>warn</c>, which is not supported.</exception>
    /// <remarks>Source: kubectl pkg/cmd/util/helpers.go, GetValidationDirective.</remarks>
    public static bool IsStrict(CommandContext context) => context.Flags.Text("validate") switch
    {
        "strict" or "true" or "t" or "T" or "1" or "TRUE" or "True" => true,
        "ignore" or "false" or "f" or "F" or "0" or "FALSE" or "False" => false,
        "warn" => throw new KubectlException("the simulated kubectl does not support --validate=warn"),
        var other => throw new KubectlException(
            $"invalid - validate option \"{other}\"; must be one of: strict (or true), warn, ignore (or false)"),
    };
}
