using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands.Apply;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary>Creates one object that flags describe, or shows it with <c>--dry-run=client</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/create/create.go, CreateSubcommandOptions.</remarks>
internal static class Creation
{
    /// <summary>The flags of all commands that create one object.</summary>
    public static IReadOnlyList<Flag> Flags { get; } =
    [
        .. CommonFlags.Output, CommonFlags.DryRun, CommonFlags.FieldManager, FieldValidation.Flag, CommonFlags.SaveConfig,
    ];

    /// <summary>The one name that the command line must hold.</summary>
    /// <exception cref="KubectlException">It holds none, or several.</exception>
    public static string Name(CommandContext context)
    {
        var count = context.ArgumentsBeforeDash < 0 ? context.Arguments.Count : context.ArgumentsBeforeDash;
        return count == 1 ? context.Arguments[0] : throw context.UsageError($"exactly one NAME is required, got {count}");
    }

    /// <summary>The beginnings of an object: version, kind and metadata.</summary>
    public static JsonObject Start(CommandContext context, ResourceType type, string name, JsonObject? labels = null)
    {
        var metadata = new JsonObject { ["creationTimestamp"] = null, ["name"] = name };
        if (labels is not null) metadata["labels"] = labels;
        if (type.Namespaced && context.NamespaceGiven) metadata["namespace"] = context.Namespace;
        return new JsonObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind, ["metadata"] = metadata };
    }

    /// <summary>Sends an object and says so.</summary>
    /// <param name="context">The command.</param>
    /// <param name="type">Its kind.</param>
    /// <param name="json">The object.</param>
    /// <param name="failure">What errors of the server begin with, such as <c>failed to create deployment: </c>; null: nothing.</param>
    /// <param name="operation">What is said.</param>
    /// <param name="manager">Who writes.</param>
    public static void Send(
        CommandContext context,
        ResourceType type,
        JsonObject json,
        string? failure,
        string operation = "created",
        string manager = "kubectl-create")
    {
        var dryRun = DryRuns.Of(context);
        var printer = new ResultPrinter(context, dryRun);
        var strict = FieldValidation.IsStrict(context);
        if (context.Flags.Switch("save-config")) json = LastApplied.Annotate(json);
        if (dryRun != DryRun.Client)
        {
            try
            {
                json = context.Client.Create(type, type.Namespaced ? context.Namespace : null, json,
                    new WriteOptions(dryRun == DryRun.Server, manager, strict, OnWarning: context.Warn));
            }
            catch (StatusException refused) when (failure is not null)
            {
                throw new KubectlException(failure + refused.Message);
            }
        }
        printer.Print(ResourceInfo.Of(type, json), json, operation);
    }
}
