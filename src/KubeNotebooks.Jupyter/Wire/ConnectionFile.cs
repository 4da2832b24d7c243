using System.Text.Json.Nodes;

namespace KubeNotebooks.Jupyter.Wire;

/// <summary>Where a kernel listens and how messages are signed: what the front end writes for the kernel to read.</summary>
/// <param name="Transport">Such as <c>tcp</c>.</param>
/// <param name="Address">The interface's address, or a path's beginning for <c>ipc</c>.</param>
/// <param name="ShellPort">For requests.</param>
/// <param name="ControlPort">For requests that must not wait behind a running cell.</param>
/// <param name="StandardInputPort">For questions to the user.</param>
/// <param name="PublishPort">For outputs.</param>
/// <param name="HeartbeatPort">For signs of life.</param>
/// <param name="Key">The secret of the signatures; empty: messages are not signed.</param>
/// <remarks>Source: jupyter_client connect.py, write_connection_file.</remarks>
internal sealed record ConnectionFile(
    string Transport, string Address, int ShellPort, int ControlPort, int StandardInputPort, int PublishPort, int HeartbeatPort, string Key)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It lacks something, or signs in a way that is not known.</exception>
    public static ConnectionFile Parse(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject file) throw new FormatException("The connection file is no JSON object.");
        var key = Text("key");
        var scheme = file["signature_scheme"]?.GetValue<string>() ?? "hmac-sha256";
        if (key.Length > 0 && scheme != "hmac-sha256")
            throw new FormatException($"Messages signed by {scheme} are not understood; hmac-sha256 is.");
        return new ConnectionFile(
            Text("transport"), Text("ip"), Port("shell"), Port("control"), Port("stdin"), Port("iopub"), Port("hb"), key);

        string Text(string name) => file[name]?.GetValue<string>() ?? throw new FormatException($"The connection file has no {name}.");

        int Port(string name) => file[$"{name}_port"]?.GetValue<int>()
            ?? throw new FormatException($"The connection file has no {name}_port.");
    }

    /// <summary>The address of one of the sockets.</summary>
    /// <param name="port">Its port.</param>
    public string Endpoint(int port) => Transport == "tcp" ? $"tcp://{Address}:{port}" : $"{Transport}://{Address}-{port}";
}
