using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Reads manifests as kubectl does: YAML 1.1 is turned into JSON first, documents are split at <c>---</c>, JSON is noticed.</summary>
/// <remarks>Source: apimachinery pkg/util/yaml/decoder.go, YAMLOrJSONDecoder; sigs.k8s.io/yaml, YAMLToJSON.</remarks>
public static class YamlReader
{
    /// <summary>All documents of a file.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The documents that could be read, and what is wrong with the next one.</returns>
    public static ManifestDocuments ReadDocuments(string text)
    {
        var documents = new List<JsonNode>();
        try
        {
            if (IsJson(text))
            {
                ReadJson(text, documents);
                return new ManifestDocuments(documents, null);
            }

            foreach (var chunk in YamlChunks.Split(text))
            {
                if (ReadChunk(chunk) is { } document)
                {
                    documents.Add(document);
                }
            }

            return new ManifestDocuments(documents, null);
        }
        catch (YamlSyntaxException mistake)
        {
            return new ManifestDocuments(documents, mistake.Message);
        }
    }

    /// <summary>One document, as in the argument of <c>kubectl patch -p</c>: only the first of several is read.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <returns>Null when the document is empty or <c>null</c>.</returns>
    /// <exception cref="YamlSyntaxException">It cannot be read; the message begins with <c>yaml: </c> for YAML.</exception>
    public static JsonNode? ReadDocument(string text) => IsJson(text) ? GoJsonParser.Parse(text) : YamlNodeReader.Read(text);

    private static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{', ..];

    private static void ReadJson(string text, List<JsonNode> documents)
    {
        var parser = new GoJsonParser(text);
        while (parser.MoveToNext())
        {
            JsonNode? document;
            try
            {
                document = parser.ReadValue();
            }
            catch (YamlSyntaxException mistake) when (parser.SyntaxErrorOffset is { } offset)
            {
                throw new YamlSyntaxException($"json: offset {offset}: {mistake.Message}");
            }

            if (document is not null)
            {
                documents.Add(document);
            }
        }
    }

    private static JsonNode? ReadChunk(string chunk)
    {
        try
        {
            return YamlNodeReader.Read(chunk);
        }
        catch (YamlSyntaxException mistake)
        {
            throw new YamlSyntaxException("error converting YAML to JSON: " + mistake.Message);
        }
    }
}
