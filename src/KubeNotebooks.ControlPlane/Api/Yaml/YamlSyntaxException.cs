namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>A text is neither YAML nor JSON, or is YAML that has no JSON form.</summary>
/// <param name="message">In go-yaml's or Go's words, such as <c>yaml: line 5: did not find expected key</c>.</param>
public sealed class YamlSyntaxException(string message) : Exception(message)
{
    /// <summary>The line in which the mistake is, from 1, whatever the message counts; null when it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The message without its line.</summary>
    public string Problem { get; init; } = message;
}
