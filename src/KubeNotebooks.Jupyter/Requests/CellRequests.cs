using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter.Wire;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Live;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Jupyter.Requests;

/// <summary>Runs cells, one at a time, on one thread.</summary>
internal sealed class CellRequests(KernelSockets sockets, NotebookSession session, CellHistory history)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;
    private int _count;

    /// <summary>The last cell failed in a way that makes those waiting pointless.</summary>
    public bool AbortsQueue { get; private set; }

    /// <summary>Stops the cell that runs, if one does. May be called from any thread; returns at once.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            if (_running is { } running) ThreadPool.UnsafeQueueUserWorkItem(_ => Cancel(running), null);
        }
    }

    /// <summary>Runs a cell and answers.</summary>
    public void Execute(Message request)
    {
        AbortsQueue = false;
        Status(request, "busy");
        var reply = CellPublisher.ErrorContent(new ErrorOutput("KernelFault", "The kernel failed.", []));
        reply["status"] = "error";
        try
        {
            reply = Run(request);
        }
        finally
        {
            reply["execution_count"] = _count;
            sockets.Reply(Channel.Shell, request, "execute_reply", reply);
            Status(request, "idle");
        }
    }

    /// <summary>Answers that a cell was not run because one before it failed.</summary>
    public void Abort(Message request)
    {
        Status(request, "busy");
        sockets.Reply(Channel.Shell, request, "execute_reply", new JsonObject { ["status"] = "aborted", ["execution_count"] = _count });
        Status(request, "idle");
    }

    private JsonObject Run(Message request)
    {
        var code = request.Content["code"]?.GetValue<string>() ?? "";
        var silent = Flag("silent", false);
        if (!silent && Flag("store_history", true)) history.Add(++_count, code);
        if (!silent) sockets.Publish(request, "execute_input", new JsonObject { ["code"] = code, ["execution_count"] = _count });

        var watched = Flag("allow_stdin", true);
        using var publisher = new CellPublisher(sockets, request, _count, watched);
        using var interrupt = new CancellationTokenSource();
        var options = new RunOptions { CellNumber = _count, Pace = watched ? new RealPace() : null, Interrupt = interrupt.Token };
        lock (_gate) _running = interrupt;
        CellResult result;
        try
        {
            result = session.Run(code, silent ? new OutputCollector() : publisher, options);
        }
        finally
        {
            lock (_gate) _running = null;
        }
        AbortsQueue = !result.Succeeded && Flag("stop_on_error", true);
        if (result.Error is { } error)
        {
            var failed = CellPublisher.ErrorContent(error);
            failed["status"] = "error";
            failed["user_expressions"] = new JsonObject();
            return failed;
        }
        return new JsonObject { ["status"] = "ok", ["user_expressions"] = Expressions(request), ["payload"] = new JsonArray() };

        bool Flag(string name, bool ifMissing) => request.Content[name]?.GetValue<bool>() ?? ifMissing;
    }

    private JsonObject Expressions(Message request)
    {
        var values = new JsonObject();
        foreach (var (name, code) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            var collector = new OutputCollector();
            var result = session.Run(code?.GetValue<string>() ?? "", collector, new RunOptions { CellNumber = _count });
            var value = result.Error is { } error ? CellPublisher.ErrorContent(error) : new JsonObject
            {
                ["data"] = collector.Outputs.OfType<ExecuteResult>().FirstOrDefault() is { } shown ? OutputJson.Data(shown.Data) : [],
                ["metadata"] = new JsonObject(),
            };
            value["status"] = result.Succeeded ? "ok" : "error";
            values[name] = value;
        }
        return values;
    }

    private static void Cancel(CancellationTokenSource running)
    {
        try
        {
            running.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell ended by itself meanwhile.
        }
    }

    private void Status(Message request, string state) =>
        sockets.Publish(request, "status", new JsonObject { ["execution_state"] = state });
}
