using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Resources;
using ApiObject = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Prints objects in columns that the user chose: <c>-o custom-columns=NAME:.metadata.name,…</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/get/customcolumn.go.</remarks>
internal sealed class CustomColumns
{
    private readonly IReadOnlyList<(string Header, JsonPath Path)> _columns;

    private CustomColumns(IReadOnlyList<(string Header, JsonPath Path)> columns) => _columns = columns;

    /// <summary>Reads <c>HEADER:path,HEADER:path</c>.</summary>
    /// <param name="spec">What follows <c>custom-columns=</c>.</param>
    /// <exception cref="JsonPathException">It cannot be read; the message is kubectl's.</exception>
    public static CustomColumns Parse(string spec)
    {
        if (spec.Length == 0) throw new JsonPathException("custom-columns format specified but no custom columns given");
        return new CustomColumns([.. spec.Split(',').Select(part => part.Split(':', 2) is [var header, var path]
            ? (header, JsonPath.Parse(JsonPath.Relaxed(path)))
            : throw new JsonPathException($"unexpected custom-columns spec: {part}, expected <header>:<json-path-expr>"))]);
    }

    /// <summary>Reads a file with a line of headers and a line of paths.</summary>
    /// <param name="template">The file's text.</param>
    /// <exception cref="JsonPathException">It cannot be read; the message is kubectl's.</exception>
    public static CustomColumns ParseTemplate(string template)
    {
        var lines = template.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2)
        {
            throw new JsonPathException("invalid template, missing spec line. Expected format is one line of space separated headers, "
                + "one line of space separated column specs.");
        }

        var (headers, paths) = (Words(lines[0]), Words(lines[1]));
        if (headers.Length != paths.Length)
            throw new JsonPathException($"number of headers ({headers.Length}) and field specifications ({paths.Length}) don't match");
        return new CustomColumns([.. headers.Zip(paths, (header, path) => (header, JsonPath.Parse(JsonPath.Relaxed(path))))]);
    }

    /// <summary>The table's text.</summary>
    /// <param name="objects">The objects, one a row.</param>
    /// <param name="noHeaders">Whether the line of headers is left out.</param>
    public string Print(IEnumerable<JsonNode?> objects, bool noHeaders)
    {
        var text = new StringBuilder();
        var writer = TabWriter.ForTables(piece => text.Append(piece));
        if (!noHeaders) writer.Write(string.Join('\t', _columns.Select(column => column.Header)) + "\n");
        foreach (var one in objects) writer.Write(string.Join('\t', Cells(one)) + "\n");
        writer.Flush();
        return text.ToString();
    }

    /// <summary>The same as a table, for those who show it in another form.</summary>
    /// <param name="objects">The objects, one a row, with kind and version; at least one.</param>
    public Table AsTable(IReadOnlyList<JsonObject> objects) => new(
        TypeOf(objects[0]),
        [.. _columns.Select(column => new TableColumn(column.Header))],
        [.. objects.Select(one => new TableRow([.. Cells(one)], (ApiObject)KubernetesJson.FromJson(one, TypeOf(one).ModelType)))]);

    private static ResourceType TypeOf(JsonObject one) => ResourceCatalogue.Find(one.TextAt("apiVersion") ?? "", one.TextAt("kind") ?? "")!;

    private IEnumerable<string> Cells(JsonNode? one) => _columns.Select(column => Cell(column.Path, one));

    private static string Cell(JsonPath path, JsonNode? one)
    {
        var found = path.Find(one).SelectMany(values => values).Select(GoValue.Text).ToArray();
        return found.Length == 0 ? "<none>" : string.Join(',', found);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
