using System.Text.Json.Nodes;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Tests.Lessons;
using KubeNotebooks.Tool.Kernels;

namespace KubeNotebooks.Notebook.Tests.Documents;

/// <summary>What a notebook file says of itself, so that each front end finds its kernel and its colours.</summary>
public sealed class NotebookMetadataTests
{
    public static TheoryData<string> Lessons => [.. Lesson.All];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Jupyter_and_vs_code_find_the_kernel_and_colour_cells_as_csharp(string lesson)
    {
        var metadata = Metadata(Lesson.Text(lesson));
        Assert.Equal((KernelSpec.Name, KernelSpec.DisplayName, "C#"),
            ((string?)metadata["kernelspec"]!["name"], (string?)metadata["kernelspec"]!["display_name"], (string?)metadata["kernelspec"]!["language"]));
        Assert.True(JsonNode.DeepEquals(LanguageInfo.Json(), metadata["language_info"]));
    }

    /// <remarks>
    /// Source: dotnet/interactive metadataUtilities.ts, getNotebookDocumentMetadataFromNotebookDocument (kernelInfo), and
    /// InteractiveDocument.cs, TryGetKernelInfosFromMetadata (defaultKernelName beside it).
    /// </remarks>
    [Theory]
    [MemberData(nameof(Lessons))]
    public void Polyglot_notebooks_runs_its_cells_as_csharp(string lesson)
    {
        var polyglot = Metadata(Lesson.Text(lesson))["polyglot_notebook"]!;
        Assert.Equal("""{"defaultKernelName":"csharp","kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}""",
            polyglot.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Its_cells_have_no_language_of_their_own(string lesson)
    {
        var cells = JsonNode.Parse(Lesson.Text(lesson))!["cells"]!.AsArray();
        Assert.All(cells, cell =>
            Assert.DoesNotContain(cell!["metadata"]!.AsObject(), entry => entry.Key is "vscode" or "polyglot_notebook" or "dotnet_interactive"));
    }

    [Fact]
    public void A_run_changes_the_language_and_keeps_all_else_that_a_notebook_says_of_itself()
    {
        const string Given = """
            {"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": {
              "kernelspec": {"name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#"},
              "language_info": {"name": "polyglot-notebook"},
              "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": [{"aliases": ["c#"], "languageName": "csharp", "name": "csharp"}]}},
              "vscode": {"interpreter": {"hash": "1"}}, "anything": [1, {"b": null}]}}
            """;
        var notebook = NotebookDocument.Parse(Given);
        new NotebookRunner(new NotebookSession()).Run(notebook);
        var (before, after) = (Metadata(Given), Metadata(notebook.Write()));
        before["language_info"] = LanguageInfo.Json();
        Assert.True(JsonNode.DeepEquals(before, after), after.ToJsonString());
    }

    private static JsonObject Metadata(string notebook) => JsonNode.Parse(notebook)!["metadata"]!.AsObject();
}
