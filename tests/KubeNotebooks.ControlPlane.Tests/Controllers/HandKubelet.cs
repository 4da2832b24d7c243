using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

/// <summary>Makes pods ready four seconds after their creation and removes them two seconds after their deletion: all that controllers need of nodes.</summary>
internal sealed class HandKubelet : IComponent
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);
    private readonly KubeApiServer _api;

    public HandKubelet(KubeApiServer api)
    {
        _api = api;
        api.Simulator.Register(this);
        api.Subscribe(Name, change => change.Resource == ResourceCatalogue.Pods);
    }

    public string Name => "hand-kubelet";

    public void Receive(object message)
    {
        switch (message)
        {
            case WatchEvent { Type: WatchEventType.Added, Object: V1Pod pod } when !pod.Spec.Containers[0].Image.EndsWith("broken"):
                _api.Simulator.Schedule(StartTime, Name, new Start(pod.Metadata.NamespaceProperty, pod.Metadata.Name));
                break;
            case WatchEvent { Type: WatchEventType.Modified, Object: V1Pod { Metadata.DeletionTimestamp: not null } pod }:
                _api.Simulator.Schedule(StopTime, Name, new Stop(pod.Metadata.NamespaceProperty, pod.Metadata.Name));
                break;
            case Start start when _api.TryGet<V1Pod>(start.Namespace, start.Pod) is { Metadata.DeletionTimestamp: null } pod:
                if (string.IsNullOrEmpty(pod.Spec.NodeName)) pod = _api.Bind(start.Namespace, start.Pod, "node-1", Name);
                _api.UpdateStatus(pod with { Status = Ready(pod) }, Name);
                break;
            case Stop stop when _api.TryGet<V1Pod>(stop.Namespace, stop.Pod) is not null:
                _api.Delete<V1Pod>(stop.Namespace, stop.Pod, new DeleteRequest(GracePeriodSeconds: 0), Name);
                break;
        }
    }

    private V1PodStatus Ready(V1Pod pod) => pod.Status with
    {
        Phase = "Running",
        Conditions = [new V1PodCondition { Type = "Ready", Status = "True", LastTransitionTime = _api.Now }],
    };

    private sealed record Start(string Namespace, string Pod);

    private sealed record Stop(string Namespace, string Pod);
}
