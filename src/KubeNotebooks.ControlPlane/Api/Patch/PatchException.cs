using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Patch;

/// <summary>A patch cannot be applied or made.</summary>
/// <param name="message">In the words of Kubernetes' or evanphx's library.</param>
/// <param name="code">The HTTP code with which the API server answers: 400, 422 or 500.</param>
/// <remarks>Source: apiserver pkg/endpoints/handlers/patch.go (interpretStrategicMergePatchError, jsonPatcher.applyJSPatch).</remarks>
public sealed class PatchException(string message, int code) : Exception(message)
{
    /// <summary>What the API server answers to the patch.</summary>
    public StatusException ToStatus() => code switch
    {
        400 => StatusException.BadRequest(Message),
        422 => new StatusException(new V1Status
        {
            Status = "Failure",
            Code = 422,
            Reason = "Invalid",
            Message = "the server rejected our request due to an error in our request",
            Details = new V1StatusDetails(),
        }),
        _ => new StatusException(new V1Status { Status = "Failure", Code = 500, Reason = "", Message = Message }),
    };
}
