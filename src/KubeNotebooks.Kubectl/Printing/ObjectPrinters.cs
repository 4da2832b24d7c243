using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>The printers that show whole objects: <c>-o yaml</c>, <c>json</c>, <c>name</c> and <c>jsonpath</c>.</summary>
/// <remarks>Source: cli-runtime pkg/genericclioptions/{json_yaml,name,jsonpath}_flags.go; pkg/printers.</remarks>
internal static class ObjectPrinters
{
    private static readonly string[] Formats =
    [
        "go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json", "jsonpath-file", "name", "template", "templatefile",
        "yaml",
    ];

    /// <summary>The printer of a format.</summary>
    /// <param name="format">What follows <c>-o</c>, such as <c>yaml</c> or <c>jsonpath={.metadata.name}</c>.</param>
    /// <param name="template">The value of <c>--template</c>, for formats that give none themselves.</param>
    /// <param name="workingDirectory">The folder that the path of a template's file starts from.</param>
    /// <param name="allowed">Formats that the command knows besides; an error lists them.</param>
    /// <returns>A function that gives an object's text.</returns>
    /// <exception cref="KubectlException">There is no such format, or its template cannot be read.</exception>
    public static Func<JsonObject, string> Create(
        string format, string template = "", string workingDirectory = ".", params ReadOnlySpan<string> allowed)
    {
        var equals = format.IndexOf('=');
        var (name, argument) = equals < 0 ? (format, template) : (format[..equals], format[(equals + 1)..]);
        switch (format.ToLowerInvariant())
        {
            case "yaml":
                return YamlWriter.Write;
            case "json":
                return one => GoJson.Indented(one) + "\n";
            case "name":
                return Names;
        }

        if (name is "jsonpath" or "jsonpath-as-json") return ByPath(argument, asJson: name != "jsonpath");
        if (name == "jsonpath-file") return ByPath(FileText(workingDirectory, argument), asJson: false);
        if (name is "go-template" or "go-template-file" or "template" or "templatefile")
        {
            throw new KubectlException(
                $"the simulated kubectl does not support the output format \"{name}\"; use jsonpath or custom-columns");
        }

        throw Unknown(format, allowed);
    }

    /// <summary>The text of a file that a format names.</summary>
    /// <param name="workingDirectory">The folder that the path starts from.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="KubectlException">It cannot be read.</exception>
    public static string FileText(string workingDirectory, string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(workingDirectory, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KubectlException($"error reading --template {path}, open {path}: no such file or directory\n");
        }
    }

    /// <summary>The name by which <c>-o name</c> shows an object: <c>deployment.apps/web</c>.</summary>
    /// <param name="one">The object.</param>
    public static string NameOf(JsonObject one)
    {
        var group = ((string?)one["apiVersion"] ?? "").Split('/') is [var first, _] ? "." + first : "";
        return $"{((string?)one["kind"] ?? "").ToLowerInvariant()}{group}/{(string?)one["metadata"]?["name"]}";
    }

    private static string Names(JsonObject one) => one["items"] is JsonArray items
        ? string.Concat(items.Select(item => NameOf((JsonObject)item!) + "\n"))
        : NameOf(one) + "\n";

    private static Func<JsonObject, string> ByPath(string template, bool asJson)
    {
        if (template.Length == 0) throw new KubectlException("template format specified but no template given");
        JsonPath path;
        try
        {
            path = JsonPath.Parse(template);
        }
        catch (JsonPathException bad)
        {
            throw new KubectlException($"error parsing jsonpath {template}, {bad.Message}\n");
        }

        return one => Print(path, one, template, asJson);
    }

    private static string Print(JsonPath path, JsonObject one, string template, bool asJson)
    {
        try
        {
            return asJson ? path.PrintAsJson(one) : path.Print(one);
        }
        catch (JsonPathException bad)
        {
            throw new KubectlException(
                $"error executing jsonpath {GoQuote.Of(template)}: Error executing template: {bad.Message}. "
                + "Printing more information for debugging the template:\n"
                + $"\ttemplate was:\n\t\t{template}\n\tobject given to jsonpath engine was:\n\t\t{GoValue.Syntax(one)}\n\n\n");
        }
    }

    private static KubectlException Unknown(string format, ReadOnlySpan<string> allowed)
    {
        string[] all = [.. Formats, .. allowed];
        Array.Sort(all, StringComparer.Ordinal);
        return new KubectlException(
            $"unable to match a printer suitable for the output format \"{format}\", allowed formats are: {string.Join(',', all)}");
    }
}
