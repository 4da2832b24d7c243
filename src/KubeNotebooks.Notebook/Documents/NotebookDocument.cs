using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Notebook.Documents;

/// <summary>A notebook file (<c>.ipynb</c>, nbformat 4): read, its outputs replaced, written; all else stays as it was.</summary>
public sealed class NotebookDocument
{
    private readonly JsonObject _root;

    private NotebookDocument(JsonObject root)
    {
        _root = root;
        Cells = [.. root["cells"]!.AsArray().Select(cell => new NotebookCell(cell!.AsObject()))];
    }

    /// <summary>The cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The title: the first heading of the first text, or empty.</summary>
    public string Title => Cells.Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? "";

    /// <summary>Reads a notebook.</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="FormatException">It is no notebook of nbformat 4.</exception>
    public static NotebookDocument Parse(string json)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(json);
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"This is no notebook: {wrong.Message}", wrong);
        }
        if (node is not JsonObject root || root["cells"] is not JsonArray cells || cells.Any(cell => cell is not JsonObject))
            throw new FormatException("This is no notebook: it has no list of cells.");
        if (root["nbformat"]?.GetValueKind() != JsonValueKind.Number || root["nbformat"]!.GetValue<int>() != 4)
            throw new FormatException("This notebook is of another format than nbformat 4. Open and save it in a recent Jupyter.");
        return new NotebookDocument(root);
    }

    /// <summary>Says in what language the cells were executed, as Jupyter does after a run.</summary>
    /// <param name="languageInfo">What the kernel tells of itself.</param>
    public void SetLanguage(JsonObject languageInfo)
    {
        if (_root["metadata"] is not JsonObject metadata) _root["metadata"] = metadata = [];
        metadata["language_info"] = languageInfo.DeepClone();
    }

    /// <summary>The file's text, to the byte as Jupyter writes it.</summary>
    public string Write()
    {
        var copy = _root.DeepClone().AsObject();
        (copy["metadata"] as JsonObject)?.Remove("orig_nbformat");
        foreach (var cell in copy["cells"]!.AsArray()) NotebookCell.SplitLines(cell!.AsObject());
        return PythonJson.Write(copy);
    }

    /// <summary>Reads a notebook file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no notebook of nbformat 4.</exception>
    public static NotebookDocument Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>Writes the notebook to a file.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => File.WriteAllText(path, Write(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}

/// <summary>What a cell of a notebook is.</summary>
public enum CellKind
{
    /// <summary>Code, which runs.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text that is neither shown as prose nor run.</summary>
    Raw,
}
