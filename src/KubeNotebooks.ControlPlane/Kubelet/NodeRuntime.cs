using System.Globalization;
using System.Net;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Events;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What the kubelet of one node remembers apart from its pods: images, addresses, its way to the API server.</summary>
internal sealed class NodeRuntime
{
    private const int RequestsPerSecond = 50;
    private const int Burst = 100;
    private const int FirstAddress = 2;

    private readonly HashSet<int> _addresses = [];
    private readonly uint _network;
    private readonly int _addressCount;
    private int _lastAddress = FirstAddress - 1;

    /// <summary>A node that has just joined.</summary>
    /// <param name="node">Its object.</param>
    /// <param name="images">The images that lie on it.</param>
    public NodeRuntime(V1Node node, IEnumerable<ContainerImage> images)
    {
        Name = node.Metadata.Name;
        HostIP = node.Status?.Addresses?.FirstOrDefault(address => address.Type == "InternalIP")?.Address ?? "";
        HostIPs = [new V1HostIP { Ip = HostIP }];
        (_network, _addressCount) = Network(node.Spec?.PodCIDR ?? "10.244.0.0/24");
        Images = new Dictionary<string, ContainerImage>(StringComparer.Ordinal);
        foreach (var image in images) Images[image.Reference.Canonical] = image;
        StatusLimit = new ClientRateLimiter(RequestsPerSecond, Burst);
        EventLimit = new ClientRateLimiter(RequestsPerSecond, Burst);
        Events = new EventRecorderState();
    }

    private NodeRuntime(NodeRuntime other)
    {
        (Name, HostIP, HostIPs) = (other.Name, other.HostIP, other.HostIPs);
        (_network, _addressCount, _lastAddress) = (other._network, other._addressCount, other._lastAddress);
        _addresses.UnionWith(other._addresses);
        Images = new Dictionary<string, ContainerImage>(other.Images, StringComparer.Ordinal);
        (Pull, PullEnds, StatusFreeAt) = (other.Pull, other.PullEnds, other.StatusFreeAt);
        foreach (var pull in other.Pulls) Pulls.Enqueue(pull);
        IsSilent = other.IsSilent;
        foreach (var message in other.Missed) Missed.Enqueue(message);
        StatusLimit = other.StatusLimit.Fork();
        EventLimit = other.EventLimit.Fork();
        Events = other.Events.Fork();
    }

    /// <summary>The node's name.</summary>
    public string Name { get; }

    /// <summary>The node's own address.</summary>
    public string HostIP { get; }

    /// <summary>The same as pods' statuses carry it.</summary>
    public IList<V1HostIP> HostIPs { get; }

    /// <summary>The images that lie on it, by complete name; a name may mean another content in the registry by now.</summary>
    public Dictionary<string, ContainerImage> Images { get; }

    /// <summary>The pulls that wait for their turn: images are pulled one at a time.</summary>
    public Queue<PullRequest> Pulls { get; } = new();

    /// <summary>The word that will come when the pull under way has ended; null: none is.</summary>
    public PullDone? Pull { get; set; }

    /// <summary>When that word comes.</summary>
    public DateTimeOffset PullEnds { get; set; }

    /// <summary>Its kubelet is cut off.</summary>
    public bool IsSilent { get; set; }

    /// <summary>What came for its kubelet since it was cut off, in order.</summary>
    public Queue<object> Missed { get; } = new();

    /// <summary>When the statuses under way will be written: they are written one at a time.</summary>
    public DateTimeOffset StatusFreeAt { get; set; }

    /// <summary>The speed limit of the client that writes statuses.</summary>
    public ClientRateLimiter StatusLimit { get; }

    /// <summary>The speed limit of the client that sends events.</summary>
    public ClientRateLimiter EventLimit { get; }

    /// <summary>What its event recorder remembers.</summary>
    public EventRecorderState Events { get; }

    /// <summary>A copy that shares only values.</summary>
    public NodeRuntime Fork() => new(this);

    /// <summary>Gives out the next free address.</summary>
    /// <returns>Its number on the node, for giving it back, and the address.</returns>
    /// <remarks>Source: containernetworking plugins/ipam/host-local, allocator.go (round robin).</remarks>
    public (int Number, string Address) TakeAddress()
    {
        for (var tried = 0; tried < _addressCount; tried++)
        {
            _lastAddress = _lastAddress + 1 < _addressCount ? _lastAddress + 1 : FirstAddress;
            if (_addresses.Add(_lastAddress)) break;
        }
        return (_lastAddress, Text(_network + (uint)_lastAddress));
    }

    /// <summary>Takes an address back.</summary>
    public void ReturnAddress(int number) => _addresses.Remove(number);

    private static (uint Network, int Size) Network(string cidr)
    {
        var network = IPNetwork.Parse(cidr);
        Span<byte> bytes = stackalloc byte[4];
        network.BaseAddress.TryWriteBytes(bytes, out _);
        var start = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        return (start, (1 << (32 - network.PrefixLength)) - 1);
    }

    private static string Text(uint address) => string.Create(
        CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
}
