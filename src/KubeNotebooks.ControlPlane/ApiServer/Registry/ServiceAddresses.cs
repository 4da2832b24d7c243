using System.Globalization;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>The cluster IPs and node ports that are taken.</summary>
/// <remarks>Source: kubernetes pkg/registry/core/service/{ipallocator,portallocator} (ranges 10.96.0.0/12 and 30000–32767).</remarks>
internal sealed class ServiceAddresses
{
    private readonly HashSet<string> _addresses;
    private readonly HashSet<int> _nodePorts;
    private int _nextAddress;
    private int _nextPort;

    public ServiceAddresses()
    {
        _addresses = new HashSet<string>(StringComparer.Ordinal);
        _nodePorts = [];
        (_nextAddress, _nextPort) = (10, 0);
    }

    private ServiceAddresses(ServiceAddresses other)
    {
        _addresses = new HashSet<string>(other._addresses, StringComparer.Ordinal);
        _nodePorts = [.. other._nodePorts];
        (_nextAddress, _nextPort) = (other._nextAddress, other._nextPort);
    }

    public ServiceAddresses Fork() => new(this);

    /// <summary>Takes the next free cluster IP.</summary>
    /// <remarks>Simulated: addresses are spread by a fixed step, where Kubernetes draws them, so that they do not read as a sequence.</remarks>
    public string AllocateAddress()
    {
        while (true)
        {
            _nextAddress = (_nextAddress + 40_503) & 0xFFFF;
            var address = string.Create(CultureInfo.InvariantCulture, $"10.{96 + (_nextAddress >> 13)}.{(_nextAddress >> 5) & 0xFF}.{1 + ((_nextAddress * 7) & 0x7F)}");
            if (_addresses.Add(address)) return address;
        }
    }

    /// <summary>Takes an address that was asked for, if it is free.</summary>
    public bool TakeAddress(string address) => _addresses.Add(address);

    /// <summary>Takes the next free node port.</summary>
    public int AllocateNodePort()
    {
        while (true)
        {
            _nextPort = (_nextPort + 1_171) % 2_768;
            if (_nodePorts.Add(30_000 + _nextPort)) return 30_000 + _nextPort;
        }
    }

    /// <summary>Takes a port that was asked for, if it is free.</summary>
    public bool TakeNodePort(int port) => _nodePorts.Add(port);

    /// <summary>Gives back what a removed Service held.</summary>
    public void Release(IEnumerable<string> addresses, IEnumerable<int> nodePorts)
    {
        foreach (var address in addresses) _addresses.Remove(address);
        foreach (var port in nodePorts) _nodePorts.Remove(port);
    }
}
