using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace KubeNotebooks.Jupyter.Wire;

/// <summary>Which of a kernel's sockets a message came by or goes out by.</summary>
internal enum Channel
{
    /// <summary>Requests.</summary>
    Shell,

    /// <summary>Requests that do not wait.</summary>
    Control,

    /// <summary>Outputs, to all.</summary>
    Publish,
}

/// <summary>A kernel's five sockets, served by one thread; messages may be sent from any.</summary>
/// <remarks>
/// All marks of high water are off: with them, messages are lost under load, among them the one that says that a cell is done.
/// </remarks>
internal sealed class KernelSockets : IDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(500);

    private readonly MessageSigner _signer;
    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _input = new();
    private readonly XPublisherSocket _publish = new();
    private readonly ResponseSocket _heartbeat = new();
    private readonly NetMQQueue<(Channel Channel, List<byte[]> Frames)> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly string _session = Guid.NewGuid().ToString("N");

    /// <summary>Opens the sockets.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="received">Gets each request, on the thread that serves the sockets; it must return at once.</param>
    /// <param name="refused">Is told of messages that were dropped.</param>
    public KernelSockets(ConnectionFile connection, Action<Channel, Message> received, Action<string> refused)
    {
        _signer = new MessageSigner(connection.Key);
        foreach (NetMQSocket socket in new NetMQSocket[] { _shell, _control, _input, _publish, _heartbeat })
        {
            socket.Options.SendHighWatermark = 0;
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.Linger = Linger;
        }
        _publish.Options.XPubVerbose = true;
        _shell.Bind(connection.Endpoint(connection.ShellPort));
        _control.Bind(connection.Endpoint(connection.ControlPort));
        _input.Bind(connection.Endpoint(connection.StandardInputPort));
        _publish.Bind(connection.Endpoint(connection.PublishPort));
        _heartbeat.Bind(connection.Endpoint(connection.HeartbeatPort));

        _shell.ReceiveReady += (_, _) => Receive(_shell, Channel.Shell);
        _control.ReceiveReady += (_, _) => Receive(_control, Channel.Control);
        _publish.ReceiveReady += (_, _) => Welcome();
        _heartbeat.ReceiveReady += (_, _) => _heartbeat.SendMultipartBytes(_heartbeat.ReceiveMultipartBytes());
        _outgoing.ReceiveReady += (_, _) => SendAll();
        _poller = [_control, _shell, _publish, _heartbeat, _outgoing];

        void Receive(RouterSocket socket, Channel channel)
        {
            List<byte[]> frames = null!;
            while (socket.TryReceiveMultipartBytes(ref frames))
            {
                if (Message.Read(frames, _signer, out var problem) is { } message) received(channel, message);
                else refused(problem!);
                frames = null!;
            }
        }
    }

    /// <summary>Serves the sockets until <see cref="Stop"/>.</summary>
    public void Run() => _poller.Run();

    /// <summary>Ends <see cref="Run"/> once all that waits to be sent is sent.</summary>
    public void Stop() => _outgoing.Enqueue((Channel.Publish, []));

    /// <summary>Answers a request.</summary>
    public void Reply(Channel channel, Message request, string type, JsonObject content) =>
        Send(channel, new Message(request.Route, Header(type), request.Header.DeepClone().AsObject(), content));

    /// <summary>Tells all listeners something.</summary>
    /// <param name="parent">The request that it belongs to; null: none.</param>
    /// <param name="type">What it is.</param>
    /// <param name="content">What it says.</param>
    public void Publish(Message? parent, string type, JsonObject content) => Send(Channel.Publish, new Message(
        [System.Text.Encoding.ASCII.GetBytes(type)], Header(type), parent?.Header.DeepClone().AsObject() ?? [], content));

    /// <inheritdoc/>
    public void Dispose()
    {
        _poller.Dispose();
        _outgoing.Dispose();
        foreach (NetMQSocket socket in new NetMQSocket[] { _shell, _control, _input, _publish, _heartbeat }) socket.Dispose();
        NetMQConfig.Cleanup(block: true);
    }

    private void Send(Channel channel, Message message)
    {
        var frames = message.Write(_signer);
        _outgoing.Enqueue((channel, frames));
    }

    private void SendAll()
    {
        while (_outgoing.TryDequeue(out var next, TimeSpan.Zero))
        {
            if (next.Frames.Count == 0)
            {
                _poller.Stop();
                return;
            }
            NetMQSocket socket = next.Channel switch
            {
                Channel.Shell => _shell,
                Channel.Control => _control,
                _ => _publish,
            };
            socket.SendMultipartBytes(next.Frames);
        }
    }

    /// <summary>Answers each subscription, so that the subscriber knows that it will miss nothing from here on.</summary>
    private void Welcome()
    {
        List<byte[]> frames = null!;
        while (_publish.TryReceiveMultipartBytes(ref frames))
        {
            if (frames is [[1, .. var topic], ..])
            {
                var content = new JsonObject { ["subscription"] = System.Text.Encoding.UTF8.GetString(topic) };
                _publish.SendMultipartBytes(new Message([topic], Header("iopub_welcome"), [], content).Write(_signer));
            }
            frames = null!;
        }
    }

    private JsonObject Header(string type) => Message.NewHeader(type, _session, "kernel");
}
