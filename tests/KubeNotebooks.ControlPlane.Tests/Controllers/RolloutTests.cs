using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class RolloutTests
{
    private readonly ControllerBench _bench = new();

    [Fact]
    public void A_Deployment_creates_a_ReplicaSet_which_creates_pods()
    {
        _bench.Apply(Objects.Deployment(3));
        _bench.Run(0.5);

        var replicaSet = Assert.Single(_bench.ReplicaSets);
        Assert.StartsWith("web-", replicaSet.Metadata.Name);
        Assert.Equal(3, _bench.Pods.Count);
        Assert.All(_bench.Pods, pod => Assert.StartsWith(replicaSet.Metadata.Name + "-", pod.Metadata.Name));
        Assert.Equal(["Progressing/True/ReplicaSetUpdated", "Available/False/MinimumReplicasUnavailable"], Conditions().Order().Reverse());
        Assert.Equal("1", _bench.Web.Metadata.Annotations["deployment.kubernetes.io/revision"]);
        Assert.Equal([$"Scaled up replica set {replicaSet.Metadata.Name} from 0 to 3"], _bench.Messages("ScalingReplicaSet"));
        Assert.Equal(_bench.Pods.Select(pod => $"Created pod: {pod.Metadata.Name}").Order(), _bench.Messages("SuccessfulCreate").Order());

        Assert.True(_bench.RunUntilComplete());
        _bench.Run(1);
        Assert.Equal(["Available/True/MinimumReplicasAvailable", "Progressing/True/NewReplicaSetAvailable"], Conditions());
        Assert.Equal((3, 3, 3, 3, null), Counters());
    }

    [Fact]
    public void A_new_image_is_rolled_out_step_by_step_and_undone_under_the_next_revision()
    {
        _bench.Apply(Objects.Deployment(3));
        Assert.True(_bench.RunUntilComplete());
        var old = _bench.ReplicaSets[0].Metadata.Name;

        _bench.Run(2);
        _bench.SetImage("nginx:2");
        Assert.True(_bench.RunUntilComplete());
        _bench.Run(3);

        var @new = _bench.ReplicaSets.Single(one => one.Spec.Replicas == 3).Metadata.Name;
        Assert.Equal(
            [
                $"Scaled up replica set {old} from 0 to 3",
                $"Scaled up replica set {@new} from 0 to 1",
                $"Scaled down replica set {old} from 3 to 2",
                $"Scaled up replica set {@new} from 1 to 2",
                $"Scaled down replica set {old} from 2 to 1",
                $"Scaled up replica set {@new} from 2 to 3",
                $"Scaled down replica set {old} from 1 to 0",
            ],
            _bench.Messages("ScalingReplicaSet"));
        Assert.Equal("2", _bench.Web.Metadata.Annotations["deployment.kubernetes.io/revision"]);
        Assert.Equal(3, _bench.Pods.Count);

        _bench.SetImage("nginx:1");
        Assert.True(_bench.RunUntilComplete());
        var back = _bench.ReplicaSets.Single(one => one.Spec.Replicas == 3);
        Assert.Equal(old, back.Metadata.Name);
        Assert.Equal("3", back.Metadata.Annotations["deployment.kubernetes.io/revision"]);
        Assert.Equal("1", back.Metadata.Annotations["deployment.kubernetes.io/revision-history"]);
        Assert.Equal("3", _bench.Web.Metadata.Annotations["deployment.kubernetes.io/revision"]);
    }

    [Fact]
    public void The_release_decides_the_words_of_the_events()
    {
        var bench = new ControllerBench(version: KubernetesVersion.V1_17);
        bench.Apply(Objects.Deployment(1));
        Assert.True(bench.RunUntilComplete());

        Assert.Equal([$"Scaled up replica set {bench.ReplicaSets[0].Metadata.Name} to 1"], bench.Messages("ScalingReplicaSet"));
    }

    private IEnumerable<string> Conditions() =>
        _bench.Web.Status.Conditions.Select(condition => $"{condition.Type}/{condition.Status}/{condition.Reason}");

    private (int?, int?, int?, int?, int?) Counters()
    {
        var status = _bench.Web.Status;
        return (status.Replicas, status.UpdatedReplicas, status.ReadyReplicas, status.AvailableReplicas, status.UnavailableReplicas);
    }
}
