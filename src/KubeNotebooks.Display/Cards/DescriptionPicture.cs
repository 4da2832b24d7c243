using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Display.Cards;

/// <summary>What <c>describe</c> printed about an object, as a card; as text where there is no card for its kind.</summary>
internal static class DescriptionPicture
{
    /// <summary>The card.</summary>
    public static string Of(PrintedDescription described, Cluster cluster) =>
        cluster.ApiServer.Find(described.Resource, described.Namespace, described.Name) switch
        {
            V1Deployment deployment => DeploymentCard.Of(cluster, deployment, described.Text),
            V1ReplicaSet set => ReplicaSetCard.Of(cluster, set, described.Text),
            V1Pod pod => PodCard.Of(cluster, pod, described.Text),
            V1Node node => NodeCard.Of(cluster, node, described.Text),
            V1Service service => ServiceCard.Of(cluster, service, described.Text),
            _ => KubectlHtml.Excerpt(described.Text),
        };
}
