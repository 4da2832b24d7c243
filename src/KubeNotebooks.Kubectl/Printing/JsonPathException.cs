namespace KubeNotebooks.Kubectl.Printing;

/// <summary>A JSONPath template cannot be read, or cannot be applied to an object.</summary>
/// <param name="message">What is wrong, in client-go's words.</param>
public sealed class JsonPathException(string message) : Exception(message);
