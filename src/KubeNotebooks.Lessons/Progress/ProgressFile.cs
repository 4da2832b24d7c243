using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Lessons.Progress;

/// <summary>What a user has done so far, in one small file. It never stands in the way: what cannot be read is set aside.</summary>
/// <remarks>
/// Only ids are kept: LESSON/ID. Fields that are not known, of a newer version perhaps, stay as they are. It is read before each change, so
/// that two notebooks do not forget what the other noted, and written to another file first, so that a kill leaves the old or the new one.
/// </remarks>
/// <param name="folder">Where it lies.</param>
public sealed class ProgressFile(string folder)
{
    private const int Version = 1;
    private const string VersionKey = "version";
    private const string Exercises = "exercises";
    private const string Predictions = "predictions";
    private const string Tries = "tries";
    private const string Passed = "passed";
    private const string Right = "right";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, "progress.json");

    /// <summary>What went wrong when it was read or written last, for the user; null: nothing.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What was done of an exercise.</summary>
    /// <param name="lesson">The lesson's name.</param>
    /// <param name="id">The exercise's id.</param>
    public ExerciseProgress Exercise(string lesson, string id)
    {
        var entry = Entry(Read(), Exercises, lesson, id);
        return new ExerciseProgress(Number(entry?[Tries]), Truth(entry?[Passed]) == true);
    }

    /// <summary>Whether a prediction was right the last time; null: it was not made.</summary>
    /// <param name="lesson">The lesson's name.</param>
    /// <param name="id">The prediction's id.</param>
    public bool? Prediction(string lesson, string id) => Truth(Entry(Read(), Predictions, lesson, id)?[Right]);

    /// <summary>Notes a try.</summary>
    /// <param name="lesson">The lesson's name.</param>
    /// <param name="id">The exercise's id.</param>
    /// <param name="passed">Whether all checks held. Once passed stays passed.</param>
    public void NoteTry(string lesson, string id, bool passed) => Change(root =>
    {
        var entry = Make(Make(root, Exercises), Key(lesson, id));
        entry[Tries] = Number(entry[Tries]) + 1;
        if (passed) entry[Passed] = true;
    });

    /// <summary>Notes an answer.</summary>
    /// <param name="lesson">The lesson's name.</param>
    /// <param name="id">The prediction's id.</param>
    /// <param name="right">Whether it was right.</param>
    public void NoteAnswer(string lesson, string id, bool right) => Change(root => Make(Make(root, Predictions), Key(lesson, id))[Right] = right);

    /// <summary>Forgets one exercise or prediction, or all.</summary>
    /// <param name="lesson">The lesson's name; null: all of all lessons.</param>
    /// <param name="id">The id; null: all of the lesson.</param>
    /// <returns>How many entries were forgotten.</returns>
    public int Forget(string? lesson, string? id)
    {
        var forgotten = 0;
        Change(root =>
        {
            foreach (var entries in new[] { Exercises, Predictions }.Select(kind => root[kind]).OfType<JsonObject>())
            {
                foreach (var key in entries.Select(entry => entry.Key).Where(key => lesson is null || (id is null ? key.StartsWith(lesson + "/", StringComparison.Ordinal) : key == Key(lesson, id))).ToArray())
                {
                    entries.Remove(key);
                    forgotten++;
                }
            }
        });
        return forgotten;
    }

    private static string Key(string lesson, string id) => $"{lesson}/{id}";

    private static JsonObject? Entry(JsonObject root, string kind, string lesson, string id) => (root[kind] as JsonObject)?[Key(lesson, id)] as JsonObject;

    private static JsonObject Make(JsonObject parent, string key)
    {
        if (parent[key] is JsonObject there) return there;
        var made = new JsonObject();
        parent[key] = made;
        return made;
    }

    private static int Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;

    private static bool? Truth(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var truth) ? truth : null;

    private JsonObject Read()
    {
        Trouble = null;
        try
        {
            if (!File.Exists(Path)) return [];
            if (JsonNode.Parse(File.ReadAllText(Path)) is JsonObject root) return root;
            SetAside();
        }
        catch (JsonException)
        {
            SetAside();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Trouble = $"Your progress cannot be read: {refused.Message}";
        }
        return [];
    }

    private void SetAside()
    {
        var number = 1;
        string aside;
        do aside = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"progress.broken-{number++}.json"));
        while (File.Exists(aside));
        try
        {
            File.Move(Path, aside);
            Trouble = $"The file with your progress could not be read. It was set aside as {aside}, and a new one begins.";
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Trouble = $"The file with your progress, {Path}, cannot be read nor set aside: {refused.Message}";
        }
    }

    private void Change(Action<JsonObject> change)
    {
        var root = Read();
        var trouble = Trouble;
        if (root[VersionKey] is null) root[VersionKey] = Version;
        change(root);
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".progress.{Environment.ProcessId}.tmp"));
            using (var stream = File.Create(unfinished))
            {
                stream.Write(Encoding.UTF8.GetBytes(root.ToJsonString(Readable) + "\n"));
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, Path, overwrite: true);
            Trouble = trouble;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Trouble = $"Your progress cannot be written: {refused.Message}";
        }
    }
}

/// <summary>What was done of an exercise.</summary>
/// <param name="Tries">How often it was checked after something was done.</param>
/// <param name="Passed">Whether all checks held once.</param>
public readonly record struct ExerciseProgress(int Tries, bool Passed);
