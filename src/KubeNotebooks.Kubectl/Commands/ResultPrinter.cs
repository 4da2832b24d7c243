using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Says what was done with an object, or shows the object, as <c>-o</c> wants it.</summary>
/// <remarks>Source: cli-runtime pkg/genericclioptions/print_flags.go; pkg/printers/name.go, yaml.go, json.go.</remarks>
internal sealed class ResultPrinter
{
    private readonly CommandContext _context;
    private readonly DryRun _dryRun;
    private readonly string _format;
    private readonly Func<JsonObject, string>? _printer;
    private int _printed;

    /// <summary>Reads <c>-o</c>.</summary>
    /// <exception cref="KubectlException">There is no such format.</exception>
    public ResultPrinter(CommandContext context, DryRun dryRun = DryRun.None)
    {
        _context = context;
        _dryRun = dryRun;
        _format = context.Flags.TextOrNull("output") ?? "";
        if (_format is "" or "name") return;
        _printer = ObjectPrinters.Create(_format, context.Flags.TextOrNull("template") ?? "", context.Invocation.WorkingDirectory);
    }

    /// <summary>Whether objects are shown, rather than said what was done with them.</summary>
    public bool ShowsObjects => _printer is not null;

    /// <summary>Says what was done, or shows the object.</summary>
    /// <param name="info">The object's name.</param>
    /// <param name="json">The object as it stands now.</param>
    /// <param name="operation">Such as <c>created</c>; may have several lines.</param>
    public void Print(ResourceInfo info, JsonObject json, string operation)
    {
        if (_printer is null)
        {
            _context.Line(_format == "name" ? info.DisplayName : $"{info.DisplayName} {operation}{_dryRun.Suffix()}");
            return;
        }
        if (_format == "yaml" && _printed++ > 0) _context.Line("---");
        _context.Text(_printer(json));
    }

    /// <summary>Shows several objects as one list, or one as itself.</summary>
    /// <param name="objects">The objects, in order.</param>
    public void PrintTogether(IReadOnlyList<(ResourceInfo Info, JsonObject Json)> objects)
    {
        if (objects.Count == 0) return;
        _context.Text(_printer!(objects.Count == 1 ? objects[0].Json : new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "List",
            ["metadata"] = new JsonObject { ["resourceVersion"] = "" },
            ["items"] = new JsonArray([.. objects.Select(one => one.Json.DeepClone())]),
        }));
    }
}
