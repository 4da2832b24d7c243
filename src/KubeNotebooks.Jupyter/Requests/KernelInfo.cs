using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter.Wire;
using KubeNotebooks.Notebook.Documents;

namespace KubeNotebooks.Jupyter.Requests;

/// <summary>What the kernel tells of itself.</summary>
internal static class KernelInfo
{
    /// <summary>The kernel's version, as the program's.</summary>
    public static string Version { get; } = typeof(KernelInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The answer to <c>kernel_info_request</c>.</summary>
    public static JsonObject Reply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = Message.ProtocolVersion,
        ["implementation"] = "kubenotebooks",
        ["implementation_version"] = Version,
        ["language_info"] = LanguageInfo.Json(),
        ["banner"] = $"KubeNotebooks {Version}: #!kube runs kubectl on a simulated cluster, all else is C#. #!help lists the magics.",
        ["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "kubectl reference", ["url"] = "https://kubernetes.io/docs/reference/kubectl/" },
            new JsonObject { ["text"] = "Kubernetes concepts", ["url"] = "https://kubernetes.io/docs/concepts/" }),
        ["supported_features"] = new JsonArray(),
        ["debugger"] = false,
    };
}
