using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter;
using KubeNotebooks.Jupyter.Wire;

namespace KubeNotebooks.Notebook.Tests.Jupyter;

public class WireTests
{
    private static readonly JsonObject Header = new() { ["msg_type"] = "kernel_info_request", ["msg_id"] = "1" };

    [Fact]
    public void A_message_is_read_as_it_was_written()
    {
        var frames = new Message(["route"u8.ToArray()], Header, [], new JsonObject { ["code"] = "日本" }).Write(new MessageSigner("key"));
        var read = Message.Read(frames, new MessageSigner("key"), out var problem);
        Assert.Null(problem);
        Assert.Equal(("kernel_info_request", "日本"), (read!.Type, (string?)read.Content["code"]));
        Assert.Equal("route", Encoding.ASCII.GetString(read.Route[0]));
    }

    [Fact]
    public void Another_key_a_repetition_and_nonsense_are_refused()
    {
        var frames = new Message([], Header, [], []).Write(new MessageSigner("key"));
        Assert.Null(Message.Read(frames, new MessageSigner("other"), out _));
        var signer = new MessageSigner("key");
        Assert.NotNull(Message.Read(frames, signer, out _));
        Assert.Null(Message.Read(frames, signer, out var problem));
        Assert.Equal("a message whose signature is wrong or was used before", problem);
        Assert.Null(Message.Read(["x"u8.ToArray()], signer, out _));
        Assert.Null(Message.Read(["<IDS|MSG>"u8.ToArray(), [], "1"u8.ToArray(), [], [], []], new MessageSigner(""), out _));
    }

    [Fact]
    public void The_signature_is_that_of_the_reference() => Assert.Equal(
        // python3 -c "import hmac,hashlib; print(hmac.new(b'key', b'{}{}{}{}', hashlib.sha256).hexdigest())"
        "ca767b02c5bc061ed184a9a029e7f93a7f2f7ed4e8fe74120fc1212f0b008fa3",
        Encoding.ASCII.GetString(new MessageSigner("key").Sign(Enumerable.Repeat("{}"u8.ToArray(), 4))));

    [Theory] // text, code points, units
    [InlineData("abc", 2, 2)]
    [InlineData("a\U0001D11Eb", 2, 3)]
    [InlineData("\U0001D11E\U0001D11E", 2, 4)]
    public void Places_are_counted_in_code_points(string text, int codePoints, int units)
    {
        Assert.Equal(units, CodePoints.ToUnits(text, codePoints));
        Assert.Equal(codePoints, CodePoints.FromUnits(text, units));
    }

    [Fact]
    public void A_place_beyond_the_end_is_the_end() => Assert.Equal(2, CodePoints.ToUnits("ab", 99));

    [Fact]
    public void A_connection_file_says_where_to_listen()
    {
        const string json = """{"transport":"tcp","ip":"127.0.0.1","shell_port":1,"control_port":2,"stdin_port":3,"iopub_port":4,"hb_port":5,"key":"k","signature_scheme":"hmac-sha256"}""";
        var file = ConnectionFile.Parse(json);
        Assert.Equal("tcp://127.0.0.1:4", file.Endpoint(file.PublishPort));
        Assert.Throws<FormatException>(() => ConnectionFile.Parse(json.Replace("sha256", "md5", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => ConnectionFile.Parse("{}"));
    }
}
