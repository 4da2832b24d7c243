namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>A text is neither YAML nor JSON, or is YAML that has no JSON form.</summary>
/// <param name="message">In go-yaml's or Go's words, such as <c>yaml: line 5: did not find expected key</c>.</param>
public sealed class YamlSyntaxException(string message) : Exception(message);
