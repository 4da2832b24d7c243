using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>Reads manifests: each document becomes a target, or an error in its place.</summary>
/// <remarks>Source: cli-runtime pkg/resource/visitor.go, StreamVisitor; mapper.go, infoForData; kubectl pkg/validation.</remarks>
internal sealed class ManifestReader(CommandContext context, ResourceQuery query)
{
    private const string NotAnObject =
        """struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }""";

    /// <summary>The targets in some files, in order.</summary>
    /// <exception cref="KubectlException">The selector cannot be read.</exception>
    public IReadOnlyList<ResourceTarget> Read(ManifestFileSet files)
    {
        var selector = Selector();
        return [.. files.Files.SelectMany(Read).Where(target => IsSelected(target, selector))];
    }

    private IEnumerable<ResourceTarget> Read(ManifestFile file)
    {
        ManifestDocuments documents;
        if (TextOf(file, out var unreadable) is { } text)
        {
            documents = YamlReader.ReadDocuments(text);
        }
        else
        {
            yield return new ResourceTarget.Broken(unreadable!, EndsFile: true);
            yield break;
        }
        foreach (var document in documents.Documents)
        {
            if (query.Validate && WhatIsMissing(document) is { } missing)
            {
                var message = $"error validating \"{file.Name}\": error validating data: {missing}; "
                    + "if you choose to ignore these errors, turn validation off with --validate=false";
                yield return new ResourceTarget.Broken(new KubectlException(message), EndsFile: true);
                yield break;
            }
            foreach (var target in Targets(document, file.Name)) yield return target;
        }
        if (documents.Error is { } error)
            yield return new ResourceTarget.Broken(new KubectlException($"error parsing {file.Name}: {error}"), EndsFile: true);
    }

    private string? TextOf(ManifestFile file, out KubectlException? error)
    {
        error = null;
        if (file.Path is null) return context.Invocation.StandardInput ?? "";
        try
        {
            return File.ReadAllText(file.Path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            error = new KubectlException($"open {file.Name}: permission denied");
            return null;
        }
    }

    // What kubectl itself checks before it asks the server.
    private static string? WhatIsMissing(JsonNode document)
    {
        if (document is not JsonObject manifest) return "invalid object to validate";
        var missing = new List<string>();
        foreach (var field in (ReadOnlySpan<string>)["apiVersion", "kind"])
        {
            if (manifest[field] is null) missing.Add($"{field} not set");
            else if (manifest.TextAt(field) is null) missing.Add($"{field} isn't string type");
        }
        if (missing.Count == 0 && manifest.TextAt("apiVersion") == "v1" && manifest.TextAt("kind") == "List")
        {
            if (manifest["items"] is not JsonArray items) return "invalid object to validate";
            missing.AddRange(items.Select(item => item is null ? "invalid object to validate" : WhatIsMissing(item)).OfType<string>());
        }
        return missing.Count switch { 0 => null, 1 => missing[0], _ => $"[{string.Join(", ", missing)}]" };
    }

    private IEnumerable<ResourceTarget> Targets(JsonNode document, string source)
    {
        if (document is not JsonObject manifest)
        {
            var found = document.GetValueKind() switch
            {
                JsonValueKind.Array => "array",
                JsonValueKind.String => "string",
                JsonValueKind.Number => "number",
                _ => "bool",
            };
            return [Broken($"unable to decode \"{source}\": couldn't get version/kind; json parse error: "
                + $"json: cannot unmarshal {found} into Go value of type {NotAnObject}")];
        }
        if (manifest.TextAt("kind") is not { Length: > 0 } kind)
            return [Broken($"unable to decode \"{source}\": Object 'Kind' is missing in '{GoJson.Compact(manifest)}'")];

        var apiVersion = manifest.TextAt("apiVersion") ?? "";
        if (kind == "List" && manifest["items"] is JsonArray items)
            return items.SelectMany(item => Targets(item!.DeepClone(), source));
        var type = context.Client.Discover().FirstOrDefault(one => one.ApiVersion == apiVersion && one.Kind == kind);
        return type is null ? [Broken(NoMatch(manifest, kind, apiVersion, source))] : [new ResourceTarget.FromFile(type, manifest, source)];
    }

    private string NoMatch(JsonObject manifest, string kind, string apiVersion, string source)
    {
        var noMatch = $"no matches for kind \"{kind}\" in version \"{apiVersion}\"";
        return context.Version.AtLeast(24)
            ? $"resource mapping not found for name: \"{manifest.TextAt("metadata", "name")}\" namespace: "
                + $"\"{manifest.TextAt("metadata", "namespace")}\" from \"{source}\": {noMatch}\nensure CRDs are installed first"
            : $"unable to recognize \"{source}\": {noMatch}";
    }

    private static ResourceTarget.Broken Broken(string message) => new(new KubectlException(message), EndsFile: false);

    private LabelSelector Selector()
    {
        try
        {
            return query.Selector.Length == 0 ? LabelSelector.Everything : LabelSelector.Parse(query.Selector);
        }
        catch (FormatException bad)
        {
            throw new KubectlException($"the provided selector \"{query.Selector}\" is not valid: {bad.Message}");
        }
    }

    private static bool IsSelected(ResourceTarget target, LabelSelector selector)
    {
        if (target is not ResourceTarget.FromFile file) return true;
        var labels = file.Manifest.At("metadata", "labels") is JsonObject map
            ? map.ToDictionary(pair => pair.Key, pair => map.TextAt(pair.Key) ?? "", StringComparer.Ordinal)
            : [];
        return selector.Matches(labels);
    }
}
