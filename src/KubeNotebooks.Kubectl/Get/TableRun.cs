using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Get;

/// <summary>Shows objects as the tables that the server prints.</summary>
/// <remarks>Source: kubectl pkg/cmd/get/get.go, Run.</remarks>
internal sealed class TableRun(CommandContext context, GetOptions options)
{
    private readonly List<Exception> _errors = [];
    private bool _hasWritten;
    private bool _separate;

    /// <summary>Shows them.</summary>
    /// <exception cref="KubectlAggregateException">Some could not be read; the others were shown.</exception>
    public void Run(ResourceTargets targets)
    {
        var tables = targets.Targets.Select(Read).OfType<Table>().ToArray();
        if (options.Sorter is { } sorter)
            tables = [.. tables.Select(table => table with { Rows = sorter.Sort(table.Rows, row => KubernetesJson.ToJson(row.Object)) })];
        Write(tables);
        if (!_hasWritten && !options.IgnoreNotFound && _errors.Count == 0)
        {
            context.ErrorLine(!options.AllNamespaces && tables.All(table => table.Resource.Namespaced)
                ? $"No resources found in {context.Namespace} namespace."
                : "No resources found");
        }

        KubectlAggregateException.ThrowIfAny(_errors);
    }

    private Table? Read(ResourceTarget target)
    {
        try
        {
            return target switch
            {
                ResourceTarget.Named named => context.Client.GetTable(named.Type, named.Namespace, named.Name, Selection.Everything),
                ResourceTarget.Selected list => ListErrors.Explained(
                    list, () => context.Client.GetTable(list.Type, list.Namespace, null, list.Selection)),
                ResourceTarget.FromFile file => Read(file),
                ResourceTarget.Broken broken => throw broken.Error,
                _ => null,
            };
        }
        catch (StatusException missing) when (missing.Reason == "NotFound" && options.IgnoreNotFound)
        {
            return null;
        }
        catch (Exception error) when (error is KubectlException or KubectlAggregateException or StatusException)
        {
            _errors.Add(error);
            return null;
        }
    }

    private Table Read(ResourceTarget.FromFile file)
    {
        var info = ResourceInfo.Of(file.Type, file.Manifest, file.Source);
        var ns = !file.Type.Namespaced ? null : string.IsNullOrEmpty(info.Namespace) ? context.Namespace : info.Namespace;
        return context.Client.GetTable(file.Type, ns, info.Name, Selection.Everything);
    }

    private void Write(IReadOnlyList<Table> tables)
    {
        var withKind = options.ShowKind || tables.Select(table => table.Resource).Distinct().Count() > 1;
        var writer = new TableWriter(options.Table, WriteText);
        ResourceType? last = null;
        foreach (var table in tables)
        {
            if (table.Resource != last)
            {
                writer.StartKind();
                _separate = last is not null && !options.Table.NoHeaders && _hasWritten;
                last = table.Resource;
            }

            var withNamespace = options.AllNamespaces && table.Resource.Namespaced;
            writer.Write(table, withNamespace, withKind);
            if (table.Rows.Count == 0) continue;
            context.Output.Note(new PrintedTable(writer.AsPrinted(table, withNamespace, withKind))
            {
                SortedBy = context.Flags.Text("sort-by"),
                NoHeaders = options.Table.NoHeaders,
            });
        }

        writer.Flush();
    }

    private void WriteText(string text)
    {
        if (text.Length == 0) return;
        context.Text(_separate ? "\n" + text : text);
        _separate = false;
        _hasWritten = true;
    }
}
