using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Tests.Printers;

public class PrintersTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 6, 0, 0, DateTimeKind.Utc);

    [Theory] // type, external addresses, ingress => EXTERNAL-IP
    [InlineData("ClusterIP", "", "", "<none>")]
    [InlineData("NodePort", "1.1.1.1,2.2.2.2", "", "1.1.1.1,2.2.2.2")]
    [InlineData("LoadBalancer", "", "", "<pending>")]
    [InlineData("LoadBalancer", "9.9.9.9", "3.3.3.3,2.2.2.2", "2.2.2.2,3.3.3.3,9.9.9.9")]
    [InlineData("ExternalName", "", "", "example.com")]
    public void A_services_external_address_depends_on_its_type(string type, string external, string ingress, string text)
    {
        var service = new V1Service
        {
            Metadata = Metadata("web"),
            Spec = new V1ServiceSpec { Type = type, ExternalIPs = Split(external), ExternalName = "example.com", ClusterIP = "None" },
            Status = new V1ServiceStatus
            {
                LoadBalancer = new V1LoadBalancerStatus { Ingress = [.. Split(ingress).Select(ip => new V1LoadBalancerIngress { Ip = ip })] },
            },
        };

        Assert.Equal(["web", type, "None", text, "<none>", "5m", "<none>"], Cells(service));
    }

    [Theory] // how many addresses => ENDPOINTS of an EndpointSlice, of Endpoints
    [InlineData(0, "<unset>", "")]
    [InlineData(3, "10.0.0.1,10.0.0.2,10.0.0.3", "10.0.0.1:80,10.0.0.2:80,10.0.0.3:80")]
    [InlineData(5, "10.0.0.1,10.0.0.2,10.0.0.3 + 2 more...", "10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 2 more...")]
    public void Three_addresses_are_listed_and_the_others_counted(int count, string inSlice, string inEndpoints)
    {
        var addresses = Enumerable.Range(1, count).Select(number => $"10.0.0.{number}").ToArray();
        var slice = new V1EndpointSlice
        {
            Metadata = Metadata("web-1"),
            AddressType = "IPv4",
            Endpoints = [.. addresses.Select(ip => new V1Endpoint { Addresses = [ip] })],
            Ports = [new Discoveryv1EndpointPort { Port = 80 }],
        };
        var endpoints = new V1Endpoints
        {
            Metadata = Metadata("web"),
            Subsets =
            [
                new V1EndpointSubset
                {
                    Addresses = [.. addresses.Select(ip => new V1EndpointAddress { Ip = ip })],
                    NotReadyAddresses = [new V1EndpointAddress { Ip = "10.0.0.99" }],
                    Ports = [new Corev1EndpointPort { Port = 80 }],
                },
            ],
        };

        Assert.Equal(["web-1", "IPv4", "80", inSlice, "5m"], Cells(slice));
        Assert.Equal(["web", inEndpoints, "5m"], Cells(endpoints));
        Assert.Equal(["web", "<none>", "5m"], Cells(endpoints with { Subsets = null }));
    }

    [Theory] // Ready condition, cordoned => STATUS
    [InlineData("True", false, "Ready")]
    [InlineData("Unknown", false, "NotReady")]
    [InlineData(null, true, "Unknown,SchedulingDisabled")]
    public void A_nodes_status_is_its_ready_condition(string? ready, bool cordoned, string status)
    {
        var node = new V1Node
        {
            Metadata = Metadata("n1") with
            {
                Labels = new Dictionary<string, string> { ["node-role.kubernetes.io/worker"] = "", ["kubernetes.io/role"] = "db", ["app"] = "x" },
            },
            Spec = new V1NodeSpec { Unschedulable = cordoned },
            Status = new V1NodeStatus
            {
                Conditions = ready is null ? [] : [new V1NodeCondition { Type = "Ready", Status = ready }],
                Addresses = [new V1NodeAddress { Type = "InternalIP", Address = "10.0.0.1" }],
            },
        };

        Assert.Equal(
            ["n1", status, "db,worker", "5m", "", "10.0.0.1", "<none>", "<unknown>", "<unknown>", "<unknown>"], Cells(node));
    }

    [Fact]
    public void An_event_of_the_scheduler_is_dated_by_its_event_time_and_series()
    {
        var one = new Corev1Event
        {
            Metadata = Metadata("e1"),
            InvolvedObject = new V1ObjectReference { Kind = "Pod", Name = "web", FieldPath = "spec.containers{nginx}" },
            Type = "Warning",
            Reason = "FailedScheduling",
            Message = " no node\n",
            EventTime = Now.AddSeconds(-90),
            ReportingComponent = "default-scheduler",
            ReportingInstance = "scheduler-1",
        };

        Assert.Equal(
            [
                "90s", "Warning", "FailedScheduling", "pod/web", "spec.containers{nginx}", "default-scheduler, scheduler-1", "no node", "90s",
                "1", "e1",
            ],
            Cells(one));
        one = one with { Series = new Corev1EventSeries { Count = 4, LastObservedTime = Now.AddSeconds(-5) } };
        Assert.Equal(["5s", "90s", "4"], new[] { 0, 7, 8 }.Select(column => Cells(one)[column]));
        Assert.Equal("<unknown>", Cells(one, KubernetesVersion.V1_16)[0]);
    }

    [Fact]
    public void A_kind_without_columns_of_its_own_has_a_name_and_a_birthday() =>
        Assert.Equal(["j", "2026-11-24T05:55:00Z"], Cells(new V1Job { Metadata = Metadata("j") }));

    private static V1ObjectMeta Metadata(string name) => new() { Name = name, CreationTimestamp = Now.AddMinutes(-5) };

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string> Cells(IKubernetesObject<V1ObjectMeta> one, KubernetesVersion? version = null) =>
        ControlPlane.Printers.Printers.Print(ResourceCatalogue.Of(one.GetType()), [one], Now, version ?? KubernetesVersion.V1_32).Rows[0].Cells;
}
