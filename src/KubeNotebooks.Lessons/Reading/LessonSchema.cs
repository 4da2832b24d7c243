using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>The JSON Schema of lessons' files, by which editors complete and check them: made from the shapes that the reader follows.</summary>
public static class LessonSchema
{
    /// <summary>The file beside the lessons' files.</summary>
    public const string File = "lesson.schema.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text.</summary>
    public static string Text()
    {
        var definitions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A lesson of KubeNotebooks",
        };
        foreach (var (key, value) in Map(LessonShapes.Lesson, definitions).ToArray()) root[key] = value?.DeepClone();
        var all = new JsonObject();
        foreach (var (name, definition) in definitions) all[name] = definition;
        root["definitions"] = all;
        return root.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Map(Shape shape, SortedDictionary<string, JsonObject> definitions)
    {
        var properties = new JsonObject();
        foreach (var field in shape.All)
        {
            var value = Value(field, definitions);
            properties[field.Name] = value.ContainsKey("$ref")
                ? new JsonObject { ["description"] = field.About, ["allOf"] = new JsonArray(value) }
                : Described(value, field.About);
        }
        var map = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        string[] required = [.. shape.Fields.Where(field => field.Required).Select(field => field.Name)];
        if (required.Length > 0) map["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        if (!shape.OneOf.IsEmpty)
            map["oneOf"] = new JsonArray([.. shape.OneOf.Select(field => new JsonObject { ["required"] = new JsonArray(field.Name) })]);
        return map;
    }

    private static JsonObject Described(JsonObject value, string about)
    {
        value["description"] = about;
        return value;
    }

    private static JsonObject Value(Field field, SortedDictionary<string, JsonObject> definitions)
    {
        switch (field.Kind)
        {
            case FieldKind.Words: return Reference(LessonShapes.Words, definitions);
            case FieldKind.Map: return Reference(field.Shape!, definitions);
            case FieldKind.List or FieldKind.WordsList:
                var list = new JsonObject { ["type"] = "array", ["minItems"] = Math.Max(1, field.Count), ["items"] = Reference(field.Shape ?? LessonShapes.Words, definitions) };
                if (field.Count > 0) list["maxItems"] = field.Count;
                return list;
            case FieldKind.Commands or FieldKind.Cells:
                var one = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
                return new JsonObject { ["anyOf"] = new JsonArray(one, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = one.DeepClone() }) };
            case FieldKind.Number: return new JsonObject { ["type"] = "integer", ["minimum"] = 0 };
            case FieldKind.Id: return new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$" };
            case FieldKind.Span: return new JsonObject { ["type"] = "string", ["pattern"] = @"^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$" };
            case FieldKind.Target: return new JsonObject { ["type"] = "string", ["pattern"] = "^[a-zA-Z.]+/[^ /]+( -n [^ ]+)?$" };
            case FieldKind.Deployment: return new JsonObject { ["type"] = "string", ["pattern"] = @"^deploy(ments?(\.apps)?)?/[^ /]+( -n [^ ]+)?$" };
            case FieldKind.Command: return new JsonObject { ["type"] = "string", ["pattern"] = "^(?!kubectl( |$))[a-z]" };
            default: return Text(field);
        }
    }

    private static JsonObject Text(Field field)
    {
        if (!field.Choices.IsEmpty)
        {
            // What YAML takes for a truth value may stand there without quotes.
            var choices = new JsonArray([.. field.Choices.Select(choice => (JsonNode)choice)]);
            if (field.Choices.Contains("True"))
            {
                choices.Add(true);
                choices.Add(false);
            }
            return new JsonObject { ["enum"] = choices };
        }
        return field.Name == "equals" ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") } : new JsonObject { ["type"] = "string", ["minLength"] = 1 };
    }

    private static JsonObject Reference(Shape shape, SortedDictionary<string, JsonObject> definitions)
    {
        var name = shape.Name.Replace(' ', '-');
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = [];
            var map = Map(shape, definitions);
            definitions[name] = shape.Short is { } only
                ? new JsonObject { ["anyOf"] = new JsonArray(Value(shape.Fields.First(field => field.Name == only), definitions), map) }
                : map;
        }
        return new JsonObject { ["$ref"] = $"#/definitions/{name}" };
    }
}
