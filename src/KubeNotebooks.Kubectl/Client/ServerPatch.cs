using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Patch;
using KubeNotebooks.Kubectl.CommandLine;
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
        if (patchType != PatchType.StrategicMerge) return (ApiObject)StrictDecoder.Decode(type, patched, options.StrictFields);
        return (ApiObject?)StrictDecoder.TryDecode(type, patched, options.StrictFields, out var error) ?? throw InvalidPatch(patch, error);
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
        var error = FieldError.Invalid("patch", GoQuote.Quote(GoPrint.Value(patch)), why);
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
