using System.Text.RegularExpressions;

namespace KubeNotebooks.Display.Charts;

/// <summary>Where the outputs of one session get plotly.js from: the first that needs it brings it, the others use what is there.</summary>
public sealed partial class PlotlySource
{
    /// <summary>The version that Plotly.NET carries.</summary>
    internal const string Version = "2.28.0";

    private bool _given;

    /// <summary>The script that makes <c>window.Plotly</c> available; empty when an earlier output of the session brought it.</summary>
    /// <param name="fromNetwork">
    /// Whether it is to be loaded from Plotly's own server instead: a small output, but a network is needed.
    /// </param>
    public string Take(bool fromNetwork = false)
    {
        if (fromNetwork) return FromNetwork;
        if (_given) return "";
        _given = true;
        return Embedded();
    }

    // Where a page has RequireJS, the script would register there instead of at the window: it is told that there is none.
    private static string FromNetwork =>
        "if(!window.Plotly){var define=window.define;window.define=undefined;var script=document.createElement('script');"
        + $"script.src='https://cdn.plot.ly/plotly-{Version}.min.js';script.onload=function(){{window.define=define}};document.head.appendChild(script)}}";

    private static string Embedded()
    {
        using var resource = typeof(Plotly.NET.GenericChart).Assembly.GetManifestResourceStream($"Plotly.NET.plotly-{Version}.min.js")!;
        using var reader = new StreamReader(resource);
        // "]]>" would end the CDATA section that keeps the page well-formed; in the script it is always two brackets and a comparison.
        // Characters that no XML may hold stand in its strings, and are written there by their numbers.
        var script = ControlCharacters().Replace(
            reader.ReadToEnd().Replace("]]>", "]] >", StringComparison.Ordinal), found => $"\\u{(int)found.Value[0]:x4}");
        return "if(!window.Plotly){(function(){var define,module,exports;" + script + "\n}).call(window)}";
    }

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")]
    private static partial Regex ControlCharacters();
}
