using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>What a manifest file holds.</summary>
/// <param name="Documents">The documents before the first mistake, in order; empty ones are left out. A document need not be an object.</param>
/// <param name="Error">kubectl's words for the mistake that ended the reading, without <c>error parsing FILE: </c>; null when there is none.</param>
public sealed record ManifestDocuments(IReadOnlyList<JsonNode> Documents, string? Error);
