using System.Text;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Kubectl.Tests.Printing;

public class TabWriterTests
{
    [Fact]
    public void Columns_of_a_description_are_two_apart_and_end_with_a_line_without_tabs() => Assert.Equal(
        """
        Name:       web
        Namespace:  default
        Containers:
          nginx:
            Image:  nginx:1.17
            Port:   80/TCP
            Env:    A  1
                    B  22

        """,
        Described("Name:\tweb\nNamespace:\tdefault\nContainers:\n  nginx:\n    Image:\tnginx:1.17\n    Port:\t80/TCP\n"
            + "    Env:\tA\t1\n\tB\t22\n"),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void A_cell_that_one_line_lacks_ends_its_column_only() => Assert.Equal(
        "aa  b  c\nx   yyy\nz   b  c\n",
        Described("aa\tb\tc\nx\tyyy\nz\tb\tc\n"));

    [Fact]
    public void Empty_cells_keep_the_padding_and_characters_are_counted_not_bytes() => Assert.Equal(
        "IP:  \nä😀:  x\n",
        Described("IP:\t\nä😀:\tx\n"));

    [Fact]
    public void A_last_line_without_newline_gets_none() => Assert.Equal("a  b", Described("a\tb"));

    [Fact]
    public void Columns_of_a_table_are_at_least_six_wide_and_never_shrink()
    {
        var text = new StringBuilder();
        var writer = TabWriter.ForTables(piece => text.Append(piece));
        writer.Write("NAME\tAGE\tX\nlong-name\t5s\t1\n");
        writer.Flush();
        writer.Write("a\t6s\t1\n");
        writer.Flush();
        writer.ForgetWidths();
        writer.Write("a\t6s\t1\n");
        writer.Flush();

        Assert.Equal("NAME        AGE   X\nlong-name   5s    1\na           6s    1\na     6s    1\n", text.ToString());
    }

    private static string Described(string text)
    {
        var aligned = new StringBuilder();
        var writer = TabWriter.ForDescriptions(piece => aligned.Append(piece));
        writer.Write(text);
        writer.Flush();
        return aligned.ToString();
    }
}
