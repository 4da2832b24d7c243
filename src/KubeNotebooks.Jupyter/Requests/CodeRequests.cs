using System.IO.Enumeration;
using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter.Wire;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Completion;

namespace KubeNotebooks.Jupyter.Requests;

/// <summary>Answers questions about code, also while a cell runs.</summary>
internal sealed class CodeRequests(NotebookSession session, CellHistory history)
{
    /// <summary>Answers a request.</summary>
    /// <returns>The reply's content.</returns>
    public JsonObject Answer(Message request) => request.Type switch
    {
        "complete_request" => Complete(request.Content),
        "inspect_request" => Inspect(request.Content),
        "is_complete_request" => IsComplete(request.Content),
        "history_request" => History(request.Content),
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        _ => throw new NotSupportedException($"This kernel does not know {request.Type}."),
    };

    private JsonObject Complete(JsonObject content)
    {
        var code = Code(content);
        var result = session.Completer.Complete(code, Cursor(content, code));
        var (start, end) = (CodePoints.FromUnits(code, result.Start), CodePoints.FromUnits(code, result.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. result.Items.Select(item => (JsonNode)JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. result.Items.Select(item => (JsonNode)new JsonObject
                {
                    ["start"] = start,
                    ["end"] = end,
                    ["text"] = item.Text,
                    ["type"] = item.Kind,
                    ["signature"] = item.Description,
                })]),
            },
        };
    }

    private JsonObject Inspect(JsonObject content)
    {
        var code = Code(content);
        var text = session.Completer.Inspect(code, Cursor(content, code));
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? [] : new JsonObject { ["text/plain"] = text },
            ["metadata"] = new JsonObject(),
        };
    }

    private JsonObject IsComplete(JsonObject content) => session.CheckCompleteness(Code(content)) switch
    {
        Completeness.Incomplete => new JsonObject { ["status"] = "incomplete", ["indent"] = "" },
        Completeness.Invalid => new JsonObject { ["status"] = "invalid" },
        _ => new JsonObject { ["status"] = "complete" },
    };

    private JsonObject History(JsonObject content)
    {
        var count = content["n"]?.GetValue<int>() ?? int.MaxValue;
        var cells = history.All.AsEnumerable();
        switch (content["hist_access_type"]?.GetValue<string>())
        {
            case "range":
                var (start, stop) = (content["start"]?.GetValue<int>() ?? 0, content["stop"]?.GetValue<int>() ?? int.MaxValue);
                cells = cells.Where(cell => cell.Number >= start && cell.Number < stop);
                break;
            case "search":
                var pattern = content["pattern"]?.GetValue<string>() ?? "*";
                cells = cells.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Code, ignoreCase: false)).TakeLast(count);
                break;
            default:
                cells = cells.TakeLast(count);
                break;
        }
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. cells.Select(cell => (JsonNode)new JsonArray(0, cell.Number, cell.Code))]),
        };
    }

    private static string Code(JsonObject content) => content["code"]?.GetValue<string>() ?? "";

    private static int Cursor(JsonObject content, string code) =>
        CodePoints.ToUnits(code, content["cursor_pos"]?.GetValue<int>() ?? int.MaxValue);
}
