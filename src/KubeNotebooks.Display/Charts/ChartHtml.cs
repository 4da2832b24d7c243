using System.Security.Cryptography;
using System.Text;
using Plotly.NET;

namespace KubeNotebooks.Display.Charts;

/// <summary>A Plotly.NET chart as HTML that needs nothing from elsewhere.</summary>
/// <remarks>
/// Simulated: until the script has drawn, and where none runs, the place shows a picture, or says what it is. Neither RequireJS nor
/// the mime type of Plotly is relied upon: front ends differ in both.
/// </remarks>
internal static class ChartHtml
{
    /// <summary>The HTML.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="plotly">Where the page gets the script from.</param>
    /// <param name="fromNetwork">Whether from Plotly's own server.</param>
    public static string Of(GenericChart chart, PlotlySource plotly, bool fromNetwork = false)
    {
        // The figure stands inside a script: no "<" of it may end that, and no "]]>" the CDATA section.
        var figure = ChartJson.Of(chart).Replace("<", "\\u003c", StringComparison.Ordinal).Replace("]]>", "]]\\u003e", StringComparison.Ordinal);
        var place = "kubenotebooks-chart-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figure)))[..12];
        var picture = ChartPictures.Of(chart) is { } timeline ? TimelineHtml.Of(timeline) : "<em>This chart is drawn by a script. To see it, trust the notebook and run the cell.</em>";
        return $"<div class=\"{place}\" style=\"max-width:960px\">{picture}</div>\n<script>//<![CDATA[\n{plotly.Take(fromNetwork)}\n{Draw(place, figure)}\n//]]></script>";
    }

    private static string Draw(string place, string figure) => $$"""
        (function(){
          var figure={{figure}},tries=0;
          function draw(){
            if(!window.Plotly){if(++tries<300)setTimeout(draw,100);return;}
            document.querySelectorAll('.{{place}}').forEach(function(place){
              if(place.dataset.drawn)return;
              place.dataset.drawn='1';
              place.textContent='';
              var paper=document.createElement('div');
              place.appendChild(paper);
              window.Plotly.newPlot(paper,figure.data,figure.layout,Object.assign({responsive:true,displaylogo:false},figure.config));
            });
          }
          draw();
        })();
        """;
}
