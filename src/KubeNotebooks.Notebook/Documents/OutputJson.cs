using System.Text.Json.Nodes;
using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Documents;

/// <summary>Outputs as notebook files and Jupyter's messages hold them.</summary>
public static class OutputJson
{
    /// <summary>A bundle's forms: JSON ones as values, the others as text.</summary>
    /// <param name="bundle">The bundle.</param>
    public static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in bundle.Entries)
            data[mimeType] = MimeBundle.IsJson(mimeType) ? JsonNode.Parse(content) : content;
        return data;
    }

    /// <summary>A cell's outputs.</summary>
    internal static JsonArray Write(IReadOnlyList<CellOutput> outputs, int executionCount) =>
        [.. outputs.Select(output => Write(output, executionCount))];

    /// <summary>A cell's outputs, back as values; those of unknown kinds are left out.</summary>
    internal static IReadOnlyList<CellOutput> Read(JsonArray outputs) =>
        [.. outputs.OfType<JsonObject>().Select(Read).OfType<CellOutput>()];

    private static JsonObject? Write(CellOutput output, int executionCount) => output switch
    {
        StreamOutput stream => new JsonObject { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = stream.Text },
        DisplayOutput display => new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = Data(display.Data),
            ["metadata"] = new JsonObject(),
        },
        ExecuteResult result => new JsonObject
        {
            ["output_type"] = "execute_result",
            ["data"] = Data(result.Data),
            ["execution_count"] = executionCount,
            ["metadata"] = new JsonObject(),
        },
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)JsonValue.Create(line))]),
        },
        _ => null,
    };

    private static CellOutput? Read(JsonObject output) => NotebookCell.Text(output["output_type"]) switch
    {
        "stream" => new StreamOutput(NotebookCell.Text(output["name"]), NotebookCell.Text(output["text"])),
        "display_data" => new DisplayOutput(Bundle(output["data"] as JsonObject)),
        "execute_result" => new ExecuteResult(Bundle(output["data"] as JsonObject)),
        "error" => new ErrorOutput(NotebookCell.Text(output["ename"]), NotebookCell.Text(output["evalue"]),
            [.. (output["traceback"] as JsonArray ?? []).Select(NotebookCell.Text)]),
        _ => null,
    };

    private static MimeBundle Bundle(JsonObject? data) => (data ?? []).Aggregate(MimeBundle.Empty, (bundle, form) =>
        bundle.With(form.Key, MimeBundle.IsJson(form.Key) ? form.Value?.ToJsonString() ?? "null" : NotebookCell.Text(form.Value)));
}
