using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Patch;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Apply;

/// <summary>Brings a live object to its manifest: computes the three-way patch and sends it, again after a conflict.</summary>
/// <remarks>Source: kubectl pkg/cmd/apply/patcher.go.</remarks>
internal sealed class ApplyPatcher(CommandContext context, ResourceInfo info, JsonObject modified, WriteOptions options)
{
    private const int MaximumRetries = 5;
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Whether there was nothing to change, so that nothing was sent.</summary>
    public bool ChangedNothing { get; private set; }

    /// <summary>Whether the patch only goes through if the object is still the one that was read.</summary>
    public bool WithResourceVersion { get; init; }

    /// <summary>Changes the live object.</summary>
    /// <returns>What the server holds afterwards.</returns>
    public JsonObject Apply(JsonObject live)
    {
        for (var tries = 0; ; tries++)
        {
            var patch = PatchFor(live);
            try
            {
                return Send(live, patch);
            }
            catch (StatusException conflict) when (conflict.Reason == "Conflict" && tries < MaximumRetries)
            {
                if (tries > 0) context.Sleep(RetryPeriod);
                live = context.Client.Get(info.Type, info.Namespace, info.Name);
            }
            catch (StatusException error)
            {
                throw WithPatch(SourceErrors.With(error, "patching", info.Source), patch);
            }
        }
    }

    private JsonObject PatchFor(JsonObject live)
    {
        try
        {
            var original = LastApplied.Of(live) is { Length: > 0 } text ? (JsonObject)JsonNode.Parse(text)! : [];
            return StrategicMergePatch.ThreeWay(original, modified, live, info.Type);
        }
        catch (Exception bad) when (bad is PatchException or JsonException or InvalidCastException)
        {
            throw SourceErrors.With(
                new KubectlException(bad.Message),
                $"creating patch with:\noriginal:\n{LastApplied.Of(live)}\nmodified:\n{GoJson.Compact(modified)}\n"
                    + $"current:\n{GoJson.Compact(live)}\nfor:",
                info.Source);
        }
    }

    private JsonObject Send(JsonObject live, JsonObject patch)
    {
        if (patch.Count == 0)
        {
            ChangedNothing = true;
            return live;
        }
        if (WithResourceVersion) patch.Ensure("metadata")["resourceVersion"] = live.TextAt("metadata", "resourceVersion");
        return context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.StrategicMerge, patch, options);
    }

    private Exception WithPatch(Exception error, JsonObject patch) =>
        SourceErrors.With(error, $"applying patch:\n{GoJson.Compact(patch)}\nto:\n{SourceErrors.Describe(info)}\nfor:", info.Source);
}
