using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Documents;

/// <summary>A cell of a notebook file.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject _cell;

    internal NotebookCell(JsonObject cell) => _cell = cell;

    /// <summary>What it is.</summary>
    public CellKind Kind => Text(_cell["cell_type"]) switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    /// <summary>Its text.</summary>
    public string Source => Text(_cell["source"]);

    /// <summary>The outputs that it has, as values.</summary>
    public IReadOnlyList<CellOutput> Outputs => OutputJson.Read(_cell["outputs"] as JsonArray ?? []);

    /// <summary>Whether it is marked as one whose error does not end the run.</summary>
    public bool MayFail => _cell["metadata"]?["tags"] is JsonArray tags && tags.Any(tag => Text(tag) == "raises-exception");

    /// <summary>Puts what a run gave in place of what was there.</summary>
    /// <param name="executionCount">The run's number.</param>
    /// <param name="outputs">What the cell wrote and showed.</param>
    public void SetOutputs(int executionCount, IReadOnlyList<CellOutput> outputs)
    {
        _cell["execution_count"] = executionCount;
        _cell["outputs"] = OutputJson.Write(outputs, executionCount);
    }

    /// <summary>Text that may be one string or a list of lines.</summary>
    internal static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Text)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => "",
    };

    /// <summary>Turns the cell's texts into lists of lines, as files hold them.</summary>
    /// <remarks>Source: nbformat v4/rwbase.py, rejoin_lines and split_lines: Jupyter joins what it reads and splits it anew.</remarks>
    internal static void SplitLines(JsonObject cell)
    {
        (cell["metadata"] as JsonObject)?.Remove("trusted");
        Split(cell, "source");
        foreach (var attachment in (cell["attachments"] as JsonObject)?.Select(one => one.Value).OfType<JsonObject>() ?? [])
            SplitBundle(attachment);
        foreach (var output in (cell["outputs"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            Split(output, "text");
            if (output["data"] is JsonObject data) SplitBundle(data);
        }
    }

    private static void SplitBundle(JsonObject bundle)
    {
        foreach (var mimeType in bundle.Select(form => form.Key).Where(key => !MimeBundle.IsJson(key)).ToArray()) Split(bundle, mimeType);
    }

    private static void Split(JsonObject parent, string key)
    {
        if (parent[key] is JsonArray || parent[key]?.GetValueKind() == JsonValueKind.String)
            parent[key] = new JsonArray([.. PythonText.Lines(Text(parent[key])).Select(line => (JsonNode)JsonValue.Create(line))]);
    }
}
