using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes objects, each kind in its own way.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, describerMap.</remarks>
internal static class Describers
{
    /// <summary>An object's description, aligned.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="type">The object's kind.</param>
    /// <param name="json">The object.</param>
    public static string Describe(DescribeContext context, ResourceType type, JsonObject json)
    {
        var text = new StringBuilder();
        var aligned = TabWriter.ForDescriptions(piece => text.Append(piece));
        Write(new DescribeWriter(aligned.Write, context.Client.Clock.LocalTimeZone), context, type, json);
        aligned.Flush();
        return text.ToString();
    }

    private static void Write(DescribeWriter writer, DescribeContext context, ResourceType type, JsonObject json)
    {
        switch (KubernetesJson.FromJson(json, type.ModelType))
        {
            case V1Pod pod:
                PodDescriber.Write(writer, context, pod);
                break;
            case V1Deployment deployment:
                WorkloadDescribers.Write(writer, context, deployment);
                break;
            case V1ReplicaSet set:
                WorkloadDescribers.Write(writer, context, set);
                break;
            case V1Service service:
                ServiceDescriber.Write(writer, context, service);
                break;
            case V1Endpoints endpoints:
                EndpointsDescribers.Write(writer, context, endpoints);
                break;
            case V1EndpointSlice slice:
                EndpointsDescribers.Write(writer, context, slice);
                break;
            case V1Node node:
                NodeDescriber.Write(writer, context, node);
                break;
            case V1ConfigMap map:
                SmallDescribers.Write(writer, context, map);
                break;
            case V1Secret secret:
                SmallDescribers.Write(writer, context, secret);
                break;
            case V1Namespace one:
                SmallDescribers.Write(writer, context, one);
                break;
            case V1ServiceAccount account:
                SmallDescribers.Write(writer, context, account);
                break;
            default:
                GenericDescriber.Write(writer, context, type, json);
                break;
        }
    }
}
