using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Documents;

public class NotebookDocumentTests
{
    private const string Source = """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "kubenotebooks", "display_name": "X"}},
         "cells": [
          {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Über日本\n", "text"]},
          {"cell_type": "code", "id": "b", "metadata": {"trusted": true, "tags": ["raises-exception"]}, "execution_count": 9, "outputs": [], "source": "1 +\n1"},
          {"cell_type": "code", "id": "c", "metadata": {}, "execution_count": null, "outputs": [], "source": [""]}]}
        """;

    [Fact]
    public void A_notebook_is_written_as_jupyter_writes_it()
    {
        var notebook = NotebookDocument.Parse(Source);
        Assert.Equal("Über日本", notebook.Title);
        notebook.Cells[1].SetOutputs(1,
        [
            new StreamOutput(StreamOutput.Out, "a\nb\u2028c\"\\\u0001"),
            new DisplayOutput(MimeBundle.Text("x\n").With("application/json", "{\"b\":1.50,\"a\":[]}"), "id"),
            new ExecuteResult(MimeBundle.Text("2")),
        ]);
        Assert.Equal(
            """
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "a",
               "metadata": {},
               "source": [
                "# Über日本\n",
                "text"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "b",
               "metadata": {
                "tags": [
                 "raises-exception"
                ]
               },
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "a\n",
                  "b
            """ + "\u2028\",\n" + """
                  "c\"\\\u0001"
                 ]
                },
                {
                 "data": {
                  "application/json": {
                   "a": [],
                   "b": 1.50
                  },
                  "text/plain": [
                   "x\n"
                  ]
                 },
                 "metadata": {},
                 "output_type": "display_data"
                },
                {
                 "data": {
                  "text/plain": [
                   "2"
                  ]
                 },
                 "execution_count": 1,
                 "metadata": {},
                 "output_type": "execute_result"
                }
               ],
               "source": [
                "1 +\n",
                "1"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "c",
               "metadata": {},
               "outputs": [],
               "source": []
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "X",
               "name": "kubenotebooks"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """,
            notebook.Write());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{\"nbformat\": 4}")]
    [InlineData("{\"nbformat\": 3, \"cells\": []}")]
    public void What_is_no_notebook_is_refused(string text) => Assert.Throws<FormatException>(() => NotebookDocument.Parse(text));

    [Fact]
    public void A_run_stops_at_the_first_error_that_is_not_expected()
    {
        var notebook = NotebookDocument.Parse("""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "code", "id": "a", "metadata": {"tags": ["raises-exception"]}, "execution_count": null, "outputs": [], "source": "#!nope"},
              {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": null, "outputs": [], "source": "#!sim clock"},
              {"cell_type": "code", "id": "c", "metadata": {}, "execution_count": null, "outputs": [], "source": "#!sim rn"},
              {"cell_type": "code", "id": "d", "metadata": {}, "execution_count": null, "outputs": [], "source": "#!sim clock"}]}
            """);
        Assert.False(new NotebookRunner(Sessions.WithCSharp()).Run(notebook));
        Assert.Equal(["ErrorOutput", "StreamOutput", "ErrorOutput"], notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output.GetType().Name));
    }
}
