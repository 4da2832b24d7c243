using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Describe;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary>A pod template as <c>rollout history --revision</c> shows it: described, but with its tabs.</summary>
/// <remarks>Source: kubectl pkg/polymorphichelpers/history.go, printTemplate.</remarks>
internal static class PodTemplateText
{
    /// <summary>The description.</summary>
    public static string Of(CommandContext context, JsonObject template)
    {
        var text = new StringBuilder();
        var writer = new DescribeWriter(piece => text.Append(piece), context.Client.Clock.LocalTimeZone);
        PodTemplateDescriber.Write(writer, KubernetesJson.FromJson<V1PodTemplateSpec>(template), context.Version);
        return text.ToString();
    }
}
