using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates what a container asks for and may have.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidateContainerResourceRequirements.</remarks>
internal static class ResourceValidation
{
    /// <summary>Resources that exist, but not for containers.</summary>
    private static readonly string[] Standard =
    [
        "configmaps", "limits.cpu", "limits.ephemeral-storage", "limits.memory", "persistentvolumeclaims", "pods",
        "replicationcontrollers", "requests.cpu", "requests.ephemeral-storage", "requests.memory", "requests.storage",
        "resourcequotas", "secrets", "services", "services.loadbalancers", "services.nodeports", "storage",
    ];

    /// <summary>Validates a container's resources.</summary>
    /// <param name="errors">Where errors go; at the container.</param>
    /// <param name="resources">The resources.</param>
    internal static void Validate(ErrorList errors, V1ResourceRequirements resources)
    {
        if (resources is { Limits: null or { Count: 0 }, Requests: null or { Count: 0 } }) return;
        using var scope = errors.In("resources");
        foreach (var (name, amount) in Sorted(resources.Limits)) Amount(errors, "limits", name, amount);
        foreach (var (name, amount) in Sorted(resources.Requests))
        {
            Amount(errors, "requests", name, amount);
            var request = Quantity.From(amount);
            if (resources.Limits is null || !resources.Limits.TryGetValue(name, out var given))
            {
                if (IsExtended(name)) errors.Required("limits", "Limit must be set for non overcommitable resources");
                continue;
            }

            var limit = Quantity.From(given);
            var order = request.CompareTo(limit);
            if (order != 0 && IsExtended(name)) errors.Invalid("requests", request.ToString(), $"must be equal to {name} limit of {limit}");
            else if (order > 0) errors.Invalid("requests", request.ToString(), $"must be less than or equal to {name} limit of {limit}");
        }
    }

    private static void Amount(ErrorList errors, string field, string name, ResourceQuantity amount)
    {
        var quantity = Quantity.From(amount);
        var isStandard = name is "cpu" or "memory" or "ephemeral-storage";
        if (isStandard && quantity.Sign >= 0) return;
        using var scope = errors.Key(field, name);
        if (!isStandard)
        {
            var wrong = Names.Qualified(name);
            errors.Invalid("", name, wrong);
            if (wrong.Count == 0 && !name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("hugepages-", StringComparison.Ordinal))
            {
                if (!Standard.Contains(name)) errors.Invalid("", name, "must be a standard resource type or fully qualified");
                errors.Invalid("", name, "must be a standard resource for containers");
            }
        }

        if (quantity.Sign < 0) errors.Invalid("", quantity.ToString(), "must be greater than or equal to 0");
        else if (IsExtended(name) && quantity.MilliValue % 1000 != 0) errors.Invalid("", quantity.ToString(), "must be an integer");
    }

    /// <summary>Whether a resource, such as a GPU, is none that Kubernetes itself knows; of those no more than there is can be promised.</summary>
    private static bool IsExtended(string name) =>
        name.StartsWith("hugepages-", StringComparison.Ordinal)
        || (name.Contains('/', StringComparison.Ordinal) && !name.Contains("kubernetes.io/", StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, ResourceQuantity>> Sorted(IDictionary<string, ResourceQuantity>? amounts) => amounts is null
        ? []
        : amounts.Count == 1 ? amounts : amounts.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
