using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Tool.Lessons;

/// <summary>The user's copy of the lessons. What the user changed is never overwritten.</summary>
/// <remarks>
/// The folder remembers, in <see cref="Memory"/>, which text of each lesson it was given last. A lesson that still has that text is
/// brought up to date; one that was changed stays, and a newer one is put beside it as <c>NAME.new.ipynb</c>, once.
/// </remarks>
/// <param name="folder">The user's folder.</param>
internal sealed class LessonFolder(string folder)
{
    /// <summary>The file in the folder that remembers what was copied.</summary>
    public const string Memory = ".kube-notebooks.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The lessons that came with this program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "lessons");

    /// <summary>The user's folder when none is named.</summary>
    public static string Usual => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), "kube-notebooks");

    /// <summary>Copies what is new.</summary>
    /// <param name="from">The lessons that came with this program.</param>
    /// <returns>What was done, a line each; empty when there was nothing to do.</returns>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    public IReadOnlyList<string> Update(string from)
    {
        var told = new List<string>();
        var memory = Remembered();
        var (copied, others) = (0, 0);
        foreach (var source in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(from, source).Replace(Path.DirectorySeparatorChar, '/');
            var target = Path.Combine(folder, name);
            var (ours, theirs, given) = (Hash(source), File.Exists(target) ? Hash(target) : null, (string?)memory[name]);
            if (theirs is null || (theirs == given && theirs != ours))
            {
                Copy(source, target);
                if (name.EndsWith(".ipynb", StringComparison.Ordinal)) copied++;
                else others++;
            }
            else if (theirs != ours && given != ours)
            {
                var beside = Path.ChangeExtension(target, $".new{Path.GetExtension(target)}");
                Copy(source, beside);
                told.Add($"You have changed {name}: it stays as it is, and the newer lesson is beside it as {Path.GetFileName(beside)}.");
            }
            memory[name] = ours;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Memory), memory.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n");
        if (copied > 0) told.Insert(0, $"Copied {(copied == 1 ? "1 lesson" : $"{copied} lessons")} to {folder}");
        else if (others > 0) told.Insert(0, $"Brought the exercises up to date in {folder}");
        return told;
    }

    /// <summary>The lesson to begin with.</summary>
    /// <param name="language">Such as <c>en</c>.</param>
    /// <returns>Its name in the folder; null when there is none in that language.</returns>
    public string? First(string language)
    {
        var lessons = Path.Combine(folder, language);
        if (!Directory.Exists(lessons)) return null;
        return Directory.EnumerateFiles(lessons, "*.ipynb").Order(StringComparer.Ordinal)
            .FirstOrDefault(file => !file.EndsWith(".new.ipynb", StringComparison.Ordinal) && !file.EndsWith(".executed.ipynb", StringComparison.Ordinal));
    }

    private JsonObject Remembered()
    {
        var file = Path.Combine(folder, Memory);
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllText(file)) is JsonObject known ? known : [];
        }
        catch (JsonException)
        {
            return []; // every lesson that differs counts as changed
        }
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target, overwrite: true);
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
