using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>Holds a document against its shape, and brings short forms into the long one.</summary>
internal sealed partial class ShapeChecker
{
    private readonly ImmutableArray<LessonMistake>.Builder _mistakes = ImmutableArray.CreateBuilder<LessonMistake>();

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public ImmutableArray<LessonMistake> Mistakes => _mistakes.ToImmutable();

    /// <summary>Checks a map.</summary>
    /// <param name="shape">What it must be like.</param>
    /// <param name="value">What stands there.</param>
    /// <returns>The map in its long form; what it lacks was noted.</returns>
    public LocatedMap Map(Shape shape, LocatedYaml value)
    {
        if (value is not LocatedMap map)
        {
            if (shape.Short is { } only) return Map(shape, new LocatedMap(value.Line, [new LocatedEntry(value.Line, only, value)]));
            Note(value.Line, $"here {Article(shape.Name)} must stand, a map with the keys {Keys(shape.All)}");
            return new LocatedMap(value.Line, []);
        }
        var entries = ImmutableArray.CreateBuilder<LocatedEntry>();
        var unknown = false;
        foreach (var entry in map.Entries)
        {
            if (shape.All.FirstOrDefault(field => field.Name == entry.Key) is not { } known)
            {
                unknown = true;
                var remedy = shape == LessonShapes.Words ? $" A text with a comma needs quotation marks; the keys are {Keys(shape.All)}" : $"{Nearest(entry.Key, shape)} It has {Keys(shape.All)}";
                Note(entry.Line, $"{Article(shape.Name)} has no key \"{entry.Key}\".{remedy}");
            }
            else if (entries.Any(one => one.Key == entry.Key)) Note(entry.Line, $"the key \"{entry.Key}\" stands here twice");
            else entries.Add(entry with { Value = Field(known, entry) });
        }
        foreach (var field in shape.Fields.Where(field => field.Required && !entries.Any(one => one.Key == field.Name)))
            Note(map.Line, $"this {shape.Name} lacks \"{field.Name}\": {field.About}");
        var chosen = shape.OneOf.Where(field => entries.Any(one => one.Key == field.Name)).Select(field => field.Name).ToList();
        if (!shape.OneOf.IsEmpty && chosen.Count != 1 && !(unknown && chosen.Count == 0))
            Note(map.Line, chosen.Count == 0 ? $"this {shape.Name} needs one of {Keys(shape.OneOf)}" : $"of {string.Join(" and ", chosen)} only one can stand here");
        return new LocatedMap(map.Line, entries.ToImmutable());
    }

    private LocatedYaml Field(Field field, LocatedEntry entry)
    {
        var (line, value) = (entry.Line, entry.Value);
        switch (field.Kind)
        {
            case FieldKind.Map: return Map(field.Shape!, value);
            case FieldKind.Words: return Map(LessonShapes.Words, value);
            case FieldKind.List or FieldKind.WordsList: return List(field, line, value);
            case FieldKind.Commands or FieldKind.Cells when value is LocatedList list:
                if (list.Elements.Count == 0) Note(line, $"\"{field.Name}\" is an empty list: {field.About}");
                foreach (var element in list.Elements) Text(field, element);
                return value;
            default:
                Text(field, value);
                return value;
        }
    }

    private LocatedList List(Field field, int line, LocatedYaml value)
    {
        var shape = field.Shape ?? LessonShapes.Words;
        if (value is not LocatedList list)
        {
            Note(line, $"\"{field.Name}\" is a list, each element a {shape.Name} that begins with a dash");
            return new LocatedList(line, []);
        }
        if (field.Count > 0 && list.Elements.Count != field.Count) Note(line, string.Create(CultureInfo.InvariantCulture, $"\"{field.Name}\" has {field.Count} elements, not {list.Elements.Count}: {field.About}"));
        if (list.Elements.Count == 0) Note(line, $"\"{field.Name}\" is empty: {field.About}");
        return new LocatedList(line, [.. list.Elements.Select(element => Map(shape, element))]);
    }

    private void Text(Field field, LocatedYaml value)
    {
        if (value is not LocatedText text || text.Kind == JsonValueKind.Null || string.IsNullOrWhiteSpace(text.Text))
        {
            // An empty text may be what a field must print.
            if (value is not LocatedText { Kind: JsonValueKind.String, Text.Length: 0 } || field.Name != "equals") Note(value.Line, NoText(field, value));
            return;
        }
        if (Problem(field, text.Text) is { } problem) Note(text.Line, problem);
    }

    private static string NoText(Field field, LocatedYaml value)
    {
        if (value is not LocatedText) return $"\"{field.Name}\" is a text: {field.About}";
        var comment = field.Kind == FieldKind.Cells ? ". What follows a bare # is a comment: put the cell in quotation marks, or write | and the cell below" : "";
        return $"\"{field.Name}\" is empty: {field.About}{comment}";
    }

    private static string? Problem(Field field, string text)
    {
        switch (field.Kind)
        {
            case FieldKind.Text when !field.Choices.IsEmpty && !field.Choices.Contains(text):
                return $"\"{field.Name}\" is {string.Join(" or ", field.Choices)}, not \"{text}\"";
            case FieldKind.Id when !IdForm().IsMatch(text):
                return $"\"{text}\" is no id: write small letters, digits and dashes, such as first-rollout";
            case FieldKind.Number when !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                return $"\"{field.Name}\" is a whole number, not \"{text}\"";
            case FieldKind.Span when VirtualDuration.Parse(text) is null:
                return $"\"{field.Name}\" is a span of time such as 30s or 1m30s, not \"{text}\"";
            case FieldKind.Target or FieldKind.Deployment:
                var target = Target.TryParse(text, out var mistake);
                return mistake ?? (field.Kind == FieldKind.Deployment && target!.Type.Kind != "Deployment" ? $"\"{text}\" is no Deployment: write deploy/NAME" : null);
            case FieldKind.Image:
                return ImageReference.TryParse(text, out _, out var error) ? null : $"\"{text}\" is no image: {error}; write NAME:TAG in small letters, such as web:1.1";
            case FieldKind.Commands or FieldKind.Command when !new CommandPattern(text).NamesCommand:
                return $"kubectl has no command \"{text}\": write it without kubectl, such as rollout undo";
            case FieldKind.Pattern or FieldKind.Path:
                return Expression(field, text);
            default:
                return null;
        }
    }

    private static string? Expression(Field field, string text)
    {
        try
        {
            if (field.Kind == FieldKind.Pattern) _ = Values.Regex(text);
            else _ = JsonPath.Parse(JsonPath.Relaxed(text));
            return null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or JsonPathException)
        {
            return $"\"{field.Name}\" cannot be read: {wrong.Message}";
        }
    }

    private void Note(int line, string text) => _mistakes.Add(new LessonMistake(Math.Max(1, line), text));

    private static string Keys(IEnumerable<Field> fields) => string.Join(", ", fields.Select(field => field.Name));

    private static string Article(string name) => "aeiou".Contains(name[0], StringComparison.Ordinal) ? $"an {name}" : $"a {name}";

    private static string Nearest(string key, Shape shape) => shape.All.FirstOrDefault(field => IsNear(key, field.Name)) is { } near ? $" Did you mean {near.Name}?" : "";

    /// <summary>Whether a key is a name but for its capitals, its end, or the order of its letters.</summary>
    private static bool IsNear(string key, string name) =>
        name.StartsWith(key, StringComparison.OrdinalIgnoreCase) || key.StartsWith(name, StringComparison.OrdinalIgnoreCase) || key.Order().SequenceEqual(name.Order());

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();
}
