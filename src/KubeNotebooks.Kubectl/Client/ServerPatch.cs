using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Patch;
using KubeNotebooks.Kubectl.Resources;
using ApiObject = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;

namespace KubeNotebooks.Kubectl.Client;

/// <summary>What the server makes of a PATCH: the object that the patch describes, or its refusal.</summary>
/// <remarks>Source: apiserver pkg/endpoints/handlers/patch.go.</remarks>
internal static class ServerPatch
{
    /// <summary>The patched object, decoded.</summary>
    /// <exception cref="StatusException">The patch does not fit the object, or leads to one that cannot be read.</exception>
    public static ApiObject Apply(ResourceType type, JsonObject current, PatchType patchType, JsonNode patch, WriteOptions options)
    {
        var patched = ApplyTo(current, patchType, patch, type);
        var decoded = patchType != PatchType.StrategicMerge
            ? (ApiObject)StrictDecoder.Decode(type, patched, options.StrictFields)
            : (ApiObject?)StrictDecoder.TryDecode(type, patched, options.StrictFields, out var error) ?? throw InvalidPatch(patch, error);
        RefuseOtherName(current, decoded.Metadata);
        return decoded;
    }

    // Source: apiserver pkg/endpoints/handlers/rest.go, checkName.
    private static void RefuseOtherName(JsonObject current, V1ObjectMeta patched)
    {
        var (name, @namespace) = (current.TextAt("metadata", "name"), current.TextAt("metadata", "namespace"));
        if (patched.Name != name)
            throw StatusException.BadRequest($"the name of the object ({patched.Name}) does not match the name on the URL ({name})");
        if (patched.NamespaceProperty is { Length: > 0 } other && other != @namespace)
            throw StatusException.BadRequest($"the namespace of the object ({other}) does not match the namespace on the request ({@namespace})");
    }

    /// <summary>The patched object as JSON.</summary>
    /// <exception cref="StatusException">The patch does not fit the object.</exception>
    public static JsonObject ApplyTo(JsonObject current, PatchType patchType, JsonNode patch, ResourceType type)
    {
        try
        {
            return patchType switch
            {
                PatchType.Json => JsonPatch.Apply(current, patch),
                PatchType.Merge => JsonMergePatch.Apply(current, Map(patch)),
                _ => StrategicMergePatch.Apply(current, Map(patch), type),
            };
        }
        catch (PatchException misfit)
        {
            throw misfit.ToStatus();
        }
    }

    private static JsonObject Map(JsonNode patch) => patch as JsonObject
        ?? throw StatusException.BadRequest($"json: cannot unmarshal {(patch is JsonArray ? "array" : "string")} into Go value of type map[string]interface {{}}");

    private static StatusException InvalidPatch(JsonNode patch, string why)
    {
        var error = FieldError.Invalid("patch", GoQuote.Of(GoPrint.Value(patch)), why);
        return new StatusException(new V1Status
        {
            Status = "Failure",
            Code = 422,
            Reason = "Invalid",
            Message = $" \"\" is invalid: {error}",
            Details = new V1StatusDetails { Causes = [new V1StatusCause { Reason = error.Reason, Message = error.Body, Field = error.Field }] },
        });
    }
}
