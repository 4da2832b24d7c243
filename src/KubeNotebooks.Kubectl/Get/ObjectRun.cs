using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Get;

/// <summary>Shows whole objects: one that was asked for by name alone, all others in a list.</summary>
/// <remarks>Source: kubectl pkg/cmd/get/get.go, printGeneric.</remarks>
internal sealed class ObjectRun(CommandContext context, GetOptions options)
{
    /// <summary>Shows them.</summary>
    /// <exception cref="KubectlAggregateException">Some could not be read; the others were shown.</exception>
    public void Run(ResourceTargets targets)
    {
        var infos = targets.ReadAll(out var errors);
        if (options.IgnoreNotFound) errors = [.. errors.Where(error => error is not StatusException { Reason: "NotFound" })];
        if (targets.IsSingle) KubectlAggregateException.ThrowIfAny(errors);
        if (infos.Count == 0 && options.IgnoreNotFound)
        {
            KubectlAggregateException.ThrowIfAny(errors);
            return;
        }

        JsonObject[] objects = [.. infos.Select(info => info.Object!)];
        if (options.Sorter is { } sorter && !(targets.IsSingle && objects.Length == 1)) objects = [.. sorter.Sort(objects, one => one)];
        context.Text(options.PrintObjects!(targets.IsSingle && objects.Length == 1 ? objects[0] : ListOf(objects)));
        if (options.Columns is { } columns && objects.Length > 0)
        {
            context.Output.Note(new PrintedTable(columns.AsTable(objects))
            {
                SortedBy = context.Flags.Text("sort-by"),
                NoHeaders = options.Table.NoHeaders,
            });
        }
        KubectlAggregateException.ThrowIfAny(errors);
    }

    private static JsonObject ListOf(JsonObject[] objects) => new()
    {
        ["apiVersion"] = "v1",
        ["items"] = new JsonArray([.. objects.Select(one => one.DeepClone())]),
        ["kind"] = "List",
        ["metadata"] = new JsonObject { ["resourceVersion"] = "" },
    };
}
