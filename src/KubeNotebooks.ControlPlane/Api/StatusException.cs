using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>The API server's refusal of a request: the one error type that it throws.</summary>
/// <param name="status">What the server answers, as in the API: code, reason, message and details.</param>
/// <remarks>Source: apimachinery pkg/api/errors/errors.go.</remarks>
public sealed class StatusException(V1Status status) : Exception(status.Message)
{
    /// <summary>The answer's body.</summary>
    public V1Status Status { get; } = status;

    /// <summary>The machine-readable cause, such as <c>NotFound</c>.</summary>
    public string Reason => Status.Reason ?? "";

    /// <summary>The HTTP code.</summary>
    public int Code => Status.Code ?? 500;

    /// <summary>There is no object of that name.</summary>
    public static StatusException NotFound(ResourceType type, string name) =>
        Named(404, "NotFound", type, name, $"{type.QualifiedPlural} \"{name}\" not found");

    /// <summary>An object of that name is there already.</summary>
    public static StatusException AlreadyExists(ResourceType type, string name) =>
        Named(409, "AlreadyExists", type, name, $"{type.QualifiedPlural} \"{name}\" already exists");

    /// <summary>The object was changed by someone else since it was read.</summary>
    public static StatusException Conflict(ResourceType type, string name) => Named(409, "Conflict", type, name,
        $"Operation cannot be fulfilled on {type.QualifiedPlural} \"{name}\": the object has been modified; "
        + "please apply your changes to the latest version and try again");

    /// <summary>The request is not allowed.</summary>
    public static StatusException Forbidden(ResourceType type, string name, string why) => Named(403, "Forbidden", type, name,
        name.Length == 0
            ? $"{type.QualifiedPlural} is forbidden: {why}"
            : $"{type.QualifiedPlural} \"{name}\" is forbidden: {why}");

    /// <summary>Nothing can be created in a namespace that is being deleted.</summary>
    /// <remarks>Source: apiserver pkg/admission/plugin/namespace/lifecycle/admission.go, Admit.</remarks>
    public static StatusException NamespaceTerminating(ResourceType type, string name, string @namespace)
    {
        var refusal = Forbidden(type, name, $"unable to create new content in namespace {@namespace} because it is being terminated").Status;
        var cause = new V1StatusCause
        {
            Reason = "NamespaceTerminating",
            Message = $"namespace {@namespace} is being terminated",
            Field = "metadata.namespace",
        };
        return new StatusException(refusal with { Details = refusal.Details with { Causes = [cause] } });
    }

    /// <summary>The request cannot be understood.</summary>
    public static StatusException BadRequest(string message) =>
        new(new V1Status { Status = "Failure", Code = 400, Reason = "BadRequest", Message = message });

    /// <summary>The object breaks rules of its kind.</summary>
    /// <param name="type">The object's kind.</param>
    /// <param name="name">The object's name; may be empty.</param>
    /// <param name="errors">All that is wrong, in the validator's order; at least one.</param>
    public static StatusException Invalid(ResourceType type, string name, IReadOnlyList<FieldError> errors)
    {
        var kind = type.Group.Length == 0 ? type.Kind : $"{type.Kind}.{type.Group}";
        return new StatusException(new V1Status
        {
            Status = "Failure",
            Code = 422,
            Reason = "Invalid",
            Message = $"{kind} \"{name}\" is invalid: {FieldError.Aggregate(errors)}",
            Details = new V1StatusDetails
            {
                Name = name,
                Group = type.Group,
                Kind = type.Kind,
                Causes = [.. errors.Select(error => new V1StatusCause { Reason = error.Reason, Message = error.Body, Field = error.Field })],
            },
        });
    }

    private static StatusException Named(int code, string reason, ResourceType type, string name, string message) =>
        new(new V1Status
        {
            Status = "Failure",
            Code = code,
            Reason = reason,
            Message = message,
            Details = new V1StatusDetails { Name = name, Group = type.Group, Kind = type.Plural },
        });
}
