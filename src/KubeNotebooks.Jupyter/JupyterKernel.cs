using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter.Requests;
using KubeNotebooks.Jupyter.Wire;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Jupyter;

/// <summary>A Jupyter kernel: one session, driven by messages.</summary>
/// <remarks>
/// Three threads: one serves the sockets and answers what must be answered at once, one runs cells, one answers questions
/// about code while cells run. A fault of ours never costs a reply or the message that says that the kernel is idle.
/// </remarks>
public sealed class JupyterKernel : IDisposable
{
    private const int CellStackSize = 16 * 1024 * 1024;

    private readonly KernelSockets _sockets;
    private readonly CellRequests _cells;
    private readonly CodeRequests _questions;
    private readonly BlockingCollection<Message> _toRun = [];
    private readonly BlockingCollection<(Channel Channel, Message Request)> _toAnswer = [];
    private readonly ManualResetEventSlim _introduced = new();
    private readonly NotebookSession _session;
    private readonly Action _warmUp;
    private readonly TextWriter _log;
    private int _stopping;

    private JupyterKernel(ConnectionFile connection, NotebookSession session, Action warmUp, TextWriter log)
    {
        _warmUp = warmUp;
        _log = log;
        _session = session;
        _sockets = new KernelSockets(connection, Received, problem => log.WriteLine($"kube-notebooks: dropped {problem}"));
        var history = new CellHistory();
        _cells = new CellRequests(_sockets, session, history);
        _questions = new CodeRequests(session, history);
    }

    /// <summary>Serves a front end until it says that it is enough, or is gone.</summary>
    /// <param name="connectionFile">The file that the front end wrote.</param>
    /// <param name="options">How the session behaves.</param>
    /// <param name="warmUp">Gets what runs C# ready, ahead of the first cell that needs it; called on a thread of its own.</param>
    /// <exception cref="FormatException">The file is not understood.</exception>
    public static void Serve(string connectionFile, SessionOptions options, Action warmUp)
    {
        var connection = ConnectionFile.Parse(File.ReadAllText(connectionFile));
        using var kernel = new JupyterKernel(connection, new NotebookSession(options), warmUp, Console.Error);
        kernel.Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sockets.Dispose();
        _toRun.Dispose();
        _toAnswer.Dispose();
        _introduced.Dispose();
    }

    private void Run()
    {
        ExceptionHandling.SetUnhandledExceptionHandler(failure =>
        {
            _log.WriteLine($"kube-notebooks: on a thread that a cell started: {failure}");
            return true;
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            Stop();
        });
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            _cells.Interrupt();
        });
        using var parent = ParentWatch.Start(Stop);
        new Thread(RunCells, CellStackSize) { IsBackground = true, Name = "cells" }.Start();
        new Thread(AnswerQuestions) { IsBackground = true, Name = "questions" }.Start();
        _sockets.Publish(null, "status", new JsonObject { ["execution_state"] = "starting" });
        _sockets.Run();
    }

    private void Stop()
    {
        if (Interlocked.Exchange(ref _stopping, 1) != 0) return;
        _cells.Interrupt();
        _sockets.Stop();
    }

    private void Received(Channel channel, Message request)
    {
        switch (request.Type)
        {
            case "execute_request":
                _introduced.Set();
                _toRun.Add(request);
                break;
            case "interrupt_request":
                Answer(channel, request, () => new JsonObject { ["status"] = "ok" });
                _cells.Interrupt();
                break;
            case "shutdown_request":
                Answer(channel, request, () => new JsonObject
                {
                    ["status"] = "ok",
                    ["restart"] = request.Content["restart"]?.GetValue<bool>() ?? false,
                });
                Stop();
                break;
            case "kernel_info_request":
                Answer(channel, request, KernelInfo.Reply);
                _introduced.Set();
                break;
            case "comm_open":
                _sockets.Publish(request, "comm_close", new JsonObject
                {
                    ["comm_id"] = request.Content["comm_id"]?.DeepClone(),
                    ["data"] = new JsonObject(),
                });
                break;
            case var type when type.EndsWith("_request", StringComparison.Ordinal):
                _toAnswer.Add((channel, request));
                break;
        }
    }

    private void RunCells()
    {
        _introduced.Wait(); // the answer that the front end waits for comes first
        Shielded("warm-up", _session.WarmUp);
        new Thread(() => Shielded("warm-up of the compiler", _warmUp))
        {
            IsBackground = true,
            Name = "warm-up",
            Priority = ThreadPriority.BelowNormal, // what the user asks for comes first
        }.Start();
        foreach (var request in _toRun.GetConsumingEnumerable())
        {
            Shielded("execute_request", () => _cells.Execute(request));
            if (!_cells.AbortsQueue) continue;
            while (_toRun.TryTake(out var waiting)) Shielded("execute_request", () => _cells.Abort(waiting));
        }
    }

    private void AnswerQuestions()
    {
        foreach (var (channel, request) in _toAnswer.GetConsumingEnumerable()) Answer(channel, request, () => _questions.Answer(request));
    }

    private void Answer(Channel channel, Message request, Func<JsonObject> reply)
    {
        _sockets.Publish(request, "status", new JsonObject { ["execution_state"] = "busy" });
        JsonObject content;
        try
        {
            content = reply();
        }
        catch (Exception fault)
        {
            _log.WriteLine($"kube-notebooks: {request.Type}: {fault}");
            content = CellPublisher.ErrorContent(new ErrorOutput(fault.GetType().Name, fault.Message, []));
            content["status"] = "error";
        }
        _sockets.Reply(channel, request, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content);
        _sockets.Publish(request, "status", new JsonObject { ["execution_state"] = "idle" });
    }

    private void Shielded(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            _log.WriteLine($"kube-notebooks: {what}: {fault}");
        }
    }
}
