using k8s.Models;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What becomes of a program that uses more memory than its container may have.</summary>
/// <remarks>
/// Source: the kernel's memory cgroup, as pkg/kubelet/kuberuntime/kuberuntime_container_linux.go sets it. Simulated: a container without
/// a limit has all of its node's memory.
/// </remarks>
internal static class MemoryLimit
{
    private const int KilledExitCode = 137;

    /// <summary>The program as it goes under the container's limit.</summary>
    /// <param name="program">What it would do.</param>
    /// <param name="container">Whose limit counts.</param>
    /// <param name="ofNode">How many bytes the node has.</param>
    public static ProgramBehaviour Impose(ProgramBehaviour program, V1Container container, Func<long> ofNode)
    {
        if (program.MemoryBytes is not { } used || used <= (Of(container.Resources?.Limits) ?? ofNode()) || program.ExitsAfter < program.MemoryAfter)
            return program;
        return program with { ExitsAfter = program.MemoryAfter, ExitCode = KilledExitCode, IsKilledForMemory = true };
    }

    /// <summary>The memory among quantities, in bytes.</summary>
    /// <returns>Null when it is not there.</returns>
    public static long? Of(IDictionary<string, ResourceQuantity>? quantities) =>
        quantities is not null && quantities.TryGetValue("memory", out var memory) ? (long)Math.Min(Math.Ceiling(memory.ToDecimal()), long.MaxValue) : null;
}
