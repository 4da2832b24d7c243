using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Reading;
using NJsonSchema;

namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>What can be wrong in a lesson's file, and the schema by which editors know it.</summary>
public sealed class LessonFileTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "notebooks", LessonLibrary.Folder);

    public static TheoryData<string> Lessons => [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory] // in a file that is well but for this: what stands there | what stands there instead | the line | what is said
    [InlineData("title: { en: A course, ja: コース }", "title: { en: A course }", 1, "this text in both languages lacks \"ja\": The text in Japanese")]
    [InlineData("title: { en: A course, ja: コース }", "titel: { en: A course, ja: コース }", 1, "a lesson has no key \"titel\".")]
    [InlineData("- id: one", "- id: One More", 3, "\"One More\" is no id: write small letters, digits and dashes, such as first-rollout")]
    [InlineData("task: { en: Do it., ja: してください。 }", "task: Do it.", 5, "here a text in both languages must stand, a map with the keys en, ja")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplete: web", 13, "\"web\" is no object: write KIND/NAME, such as deploy/web, or KIND/NAME -n NAMESPACE")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplete: depoly/web", 13, "there is no kind \"depoly\" in this cluster: write one that kubectl knows, such as deploy, pod or service")]
    [InlineData("rolloutComplete: deploy/web", "rolloutDone: deploy/web", 13, "a check has no key \"rolloutDone\".")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplete: deploy/web\n    absent: deploy/web", 12, "of absent and rolloutComplete only one can stand here")]
    [InlineData("rolloutComplete: deploy/web", "availableAtLeast: { of: deploy/web, count: many }", 13, "\"count\" is a whole number, not \"many\"")]
    [InlineData("rolloutComplete: deploy/web", "availableAtLeast: { of: deploy/web }", 13, "this availableAtLeast lacks \"count\": How many pods")]
    [InlineData("rolloutComplete: deploy/web", "finishedWithin: { of: deploy/web, time: soon }", 13, "\"time\" is a span of time such as 30s or 1m30s, not \"soon\"")]
    [InlineData("rolloutComplete: deploy/web", "jsonpath: { of: deploy/web, path: '{.spec', equals: 1 }", 13, "\"path\" cannot be read: ")]
    [InlineData("rolloutComplete: deploy/web", "event: { reason: X, message: '(' }", 13, "\"message\" cannot be read: ")]
    [InlineData("rolloutComplete: deploy/web", "imagePushed: Web:1", 13, "\"Web:1\" is no image: invalid reference format: repository name (library/Web) must be lowercase; write NAME:TAG in small letters, such as web:1.1")]
    [InlineData("rolloutComplete: deploy/web", "commandUsed: frobnicate", 13, "kubectl has no command \"frobnicate\": write it without kubectl, such as rollout undo")]
    [InlineData("  - { en: Third., ja: 三つ目。 }", "", 14, "\"hints\" has 3 elements, not 2: Three steps, none of which gives the answer away")]
    [InlineData("- cells: \"#!kube get pods\"", "- cells: \"#!kube get pods\"\n  wrong:\n  - cells: x\n    hint: nobody", 21, "no check and no mistake of the exercise one is called \"nobody\": there are rolloutComplete")]
    [InlineData("  solutions:", "  solutions", 18, "this is no YAML: could not find expected ':'")]
    [InlineData("  task:", "\ttask:", 5, "this is no YAML: found character that cannot start any token. Indent with spaces, never with tabs")]
    [InlineData("  checks:", "   checks:", 11, "this is no YAML: did not find expected key. Look at this line and the one above: keys that belong together begin in the same column")]
    [InlineData("{ en: Do it., ja: してください。 }", "{ en: Do it?, ja: してください。 }", 5, "this is no YAML: did not find expected ',' or '}'. A text that holds a colon, a comma, a question mark")]
    [InlineData("{ en: Do it., ja: してください。 }", "{ en: Now, do it., ja: してください。 }", 5, "a text in both languages has no key \"do it.\". A text with a comma needs quotation marks")]
    [InlineData("{ en: Do it., ja: してください。 }", "{ en: Do it., ja: '' }", 5, "\"ja\" is empty: The text in Japanese")]
    [InlineData("- cells: \"#!kube get pods\"", "- cells: #!kube get pods", 19, "\"cells\" is empty: What to type, without the exercise's own cells. What follows a bare # is a comment")]
    [InlineData("- cells: \"#!kube get pods\"", "- cells: |\n      #!writefile a.yml\n      a: b\n      #!kube apply -f a.yml", 19, "\"#!kube apply -f a.yml\" stands below #!writefile in one cell, so it becomes part of the file")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplete: service/web", 13, "\"service/web\" is no Deployment: write deploy/NAME")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplet: deploy/web", 13, "a check has no key \"rolloutComplet\". Did you mean rolloutComplete? It has id, says, hint, exists")]
    [InlineData("rolloutComplete: deploy/web", "availableAtLeast: { deployment: web, count: 3 }", 13, "an availableAtLeast has no key \"deployment\". It has count, of")]
    [InlineData("title: { en: A course, ja: コース }", "titel: { en: A course, ja: コース }", 1, "a lesson has no key \"titel\". Did you mean title? It has title, exercises, predictions")]
    [InlineData("--seed 5 ", "", 6, "the exercise one begins with whatever cluster there is: write #!sim reset --seed 1")]
    [InlineData("#!sim reset --seed 5 --cached nginx:1.16\n", "#!kube get pods\n", 6, "the exercise one begins with whatever cluster there is")]
    [InlineData("  hints:", "  mistakes:\n  - id: no\n    when: { exists: pod/x }\n    hint: { en: No., ja: だめ。 }\n  - id: no\n    when: { exists: pod/y }\n    hint: { en: No., ja: だめ。 }\n  hints:", 19, "the id \"no\" stands there twice in this exercise: give each check and each mistake an id of its own")]
    [InlineData("コース", "\uFFFD\uFFFD", 1, "the file is not written in UTF-8")]
    [InlineData("solutions:\n  - cells: \"#!kube get pods\"", "solutions:\n  - cells: \"#!kube get pods\"\npredictions:\n- id: p\n  question: { en: \"Q?\", ja: \"Q?\" }\n  command: kubectl get pods\n  mostPods: deploy/web", 23, "kubectl has no command \"kubectl get pods\": write it without kubectl")]
    [InlineData("- id: one", "- id: one\n  id: two", 4, "the key \"id\" stands here twice")]
    public void A_mistake_is_told_with_its_line_and_with_what_to_write(string from, string to, int line, string message)
    {
        var text = Course.Of("rolloutComplete: deploy/web");
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.Equal("A course", LessonReader.Read("course", "course.yml", text).Title.English);
        var wrong = Assert.Throws<LessonFormatException>(() => LessonReader.Read("course", "exercises/course.yml", text.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains(wrong.Mistakes, one => one.Line == line && one.Text.StartsWith(message, StringComparison.Ordinal));
        Assert.StartsWith("exercises/course.yml:", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_cell_that_loads_the_lesson()
    {
        using var course = new Course(Course.Of("rolloutComplete: web").Replace("- id: one", "- id: ONE", StringComparison.Ordinal));
        var told = course.Run("#!lesson course");
        Assert.Contains("The lesson course cannot be loaded.\nexercises/course.yml:3: \"ONE\" is no id", told, StringComparison.Ordinal);
        Assert.Contains("\nexercises/course.yml:13: \"web\" is no object", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_beside_the_lessons_is_made_from_the_shapes_that_the_reader_follows()
    {
        var file = Path.Combine(Folder, LessonSchema.File);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1") File.WriteAllText(file, LessonSchema.Text());
        Assert.Equal(File.ReadAllText(file), LessonSchema.Text());
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task Each_lesson_fits_the_schema_and_names_it(string lesson)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{lesson}.yml"));
        Assert.StartsWith($"# yaml-language-server: $schema={LessonSchema.File}\n", text, StringComparison.Ordinal);
        Assert.Empty(await Against(text));
    }

    [Theory] // what the reader refuses, the schema refuses too
    [InlineData("- id: one", "- id: One More")]
    [InlineData("rolloutComplete: deploy/web", "rolloutDone: deploy/web")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplete: web")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplete: pod/web")]
    [InlineData("{ en: Do it., ja: してください。 }", "{ en: Do it., ja: '' }")]
    [InlineData("solutions:", "solution:")]
    [InlineData("rolloutComplete: deploy/web", "rolloutComplete: deploy/web\n    absent: deploy/web")]
    [InlineData("rolloutComplete: deploy/web", "availableAtLeast: { of: deploy/web }")]
    [InlineData("rolloutComplete: deploy/web", "condition: { of: deploy/web, type: Available, status: Perhaps }")]
    [InlineData("  - { en: Third., ja: 三つ目。 }", "")]
    [InlineData("task: { en: Do it., ja: してください。 }", "task: Do it.")]
    public async Task The_schema_finds_what_the_reader_finds(string from, string to)
    {
        var text = Course.Of("rolloutComplete: deploy/web");
        Assert.Empty(await Against(text));
        var changed = text.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEmpty(await Against(changed));
        Assert.Throws<LessonFormatException>(() => LessonReader.Read("course", "course.yml", changed));
    }

    private static async Task<IEnumerable<string>> Against(string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(LessonSchema.Text());
        JsonNode document = YamlReader.ReadDocument(yaml)!;
        return schema.Validate(document.ToJsonString()).Select(error => error.ToString());
    }
}
