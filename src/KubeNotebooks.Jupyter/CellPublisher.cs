using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter.Wire;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Jupyter;

/// <summary>Publishes a cell's outputs, streams in pieces of sensible size.</summary>
/// <remarks>
/// Text is held back until something else comes or the cell ends; where someone watches, for a few hundredths of a second
/// at most, and a display is updated ten times a second at most. Without a watcher the number of messages, and so the notebook
/// that is written, does not depend on time.
/// </remarks>
internal sealed class CellPublisher : ICellOutput, IDisposable
{
    private static readonly TimeSpan HeldBack = TimeSpan.FromMilliseconds(30);

    private readonly KernelSockets _sockets;
    private readonly Message _request;
    private readonly int _executionCount;
    private readonly Timer? _timer;
    private readonly Timer? _updateTimer;
    private readonly HeldUpdates _updates = new();
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private string _stream = StreamOutput.Out;
    private bool _done;

    /// <summary>Publishes for one request.</summary>
    /// <param name="sockets">By which.</param>
    /// <param name="request">The request.</param>
    /// <param name="executionCount">The cell's number.</param>
    /// <param name="watched">Someone watches the outputs appear.</param>
    public CellPublisher(KernelSockets sockets, Message request, int executionCount, bool watched)
    {
        _sockets = sockets;
        _request = request;
        _executionCount = executionCount;
        if (!watched) return;
        _timer = new Timer(_ => Flush(), null, Timeout.Infinite, Timeout.Infinite);
        _updateTimer = new Timer(_ => Update(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <inheritdoc/>
    public void Emit(CellOutput output)
    {
        lock (_gate)
        {
            if (output is StreamOutput stream)
            {
                if (stream.Name != _stream) FlushLocked();
                _stream = stream.Name;
                if (_text.Length == 0) _timer?.Change(HeldBack, Timeout.InfiniteTimeSpan);
                _text.Append(stream.Text);
                if (_done) FlushLocked();
                return;
            }
            if (output is DisplayOutput { Update: true } update && _updateTimer is not null && !_done)
            {
                var waiting = !_updates.IsEmpty;
                if (!_updates.MayGo(update))
                {
                    if (!waiting) _updateTimer.Change(HeldUpdates.Interval, Timeout.InfiniteTimeSpan);
                    return;
                }
            }
            FlushLocked();
            PublishLocked(output);
        }
    }

    /// <summary>Publishes what was held back.</summary>
    public void Flush()
    {
        lock (_gate) FlushLocked();
    }

    /// <summary>The cell is over: what still comes from code that it left running is published at once.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            FlushLocked();
            foreach (var update in _updates.Release()) PublishLocked(update);
            _done = true;
        }
        _timer?.Dispose();
        _updateTimer?.Dispose();
    }

    private void Update()
    {
        lock (_gate)
        {
            foreach (var update in _updates.Release()) PublishLocked(update);
        }
    }

    private void PublishLocked(CellOutput output)
    {
        var (type, content) = Content(output);
        _sockets.Publish(_request, type, content);
    }

    private void FlushLocked()
    {
        if (_text.Length == 0) return;
        _sockets.Publish(_request, "stream", new JsonObject { ["name"] = _stream, ["text"] = _text.ToString() });
        _text.Clear();
    }

    private (string Type, JsonObject Content) Content(CellOutput output) => output switch
    {
        DisplayOutput display => (display.Update ? "update_display_data" : "display_data", new JsonObject
        {
            ["data"] = OutputJson.Data(display.Data),
            ["metadata"] = new JsonObject(),
            ["transient"] = display.DisplayId is null ? [] : new JsonObject { ["display_id"] = display.DisplayId },
        }),
        ExecuteResult result => ("execute_result", new JsonObject
        {
            ["execution_count"] = _executionCount,
            ["data"] = OutputJson.Data(result.Data),
            ["metadata"] = new JsonObject(),
        }),
        ClearOutput clear => ("clear_output", new JsonObject { ["wait"] = clear.Wait }),
        ErrorOutput error => ("error", ErrorContent(error)),
        _ => throw new System.Diagnostics.UnreachableException($"An output of type {output.GetType()}."),
    };

    /// <summary>An error as messages hold it.</summary>
    public static JsonObject ErrorContent(ErrorOutput error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)JsonValue.Create(line))]),
    };
}
