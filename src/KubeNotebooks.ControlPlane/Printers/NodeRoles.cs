using k8s.Models;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>What a node is for, by its labels.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go and kubectl pkg/describe/describe.go, findNodeRoles.</remarks>
public static class NodeRoles
{
    private const string RolePrefix = "node-role.kubernetes.io/";
    private const string RoleLabel = "kubernetes.io/role";

    /// <summary>The roles, sorted; empty when the labels name none.</summary>
    /// <param name="node">The node.</param>
    public static IReadOnlyList<string> Of(V1Node node)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Metadata.Labels ?? new Dictionary<string, string>())
        {
            if (key.StartsWith(RolePrefix, StringComparison.Ordinal) && key.Length > RolePrefix.Length)
                roles.Add(key[RolePrefix.Length..]);
            else if (key == RoleLabel && !string.IsNullOrEmpty(value))
                roles.Add(value);
        }

        return [.. roles];
    }
}
