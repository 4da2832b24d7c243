using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.Display.Timelines;

/// <summary>Numbers over time as stepped shapes, on a grid as fine as can be seen: its places across do not grow with the pods.</summary>
/// <param name="columns">How many places across.</param>
/// <param name="axis">Where moments stand.</param>
internal sealed class StepPath(int columns, TimeAxis axis)
{
    /// <summary>The column of a moment.</summary>
    public int Column(DateTimeOffset at) => (int)Math.Round(axis.At(at) * columns);

    /// <summary>The numbers by column: of several within one, that which held longest, or the greatest.</summary>
    /// <param name="steps">The changes, oldest first.</param>
    /// <param name="greatest">Whether the greatest counts.</param>
    public int[] Sample(IEnumerable<(DateTimeOffset At, int Value)> steps, bool greatest = false)
    {
        var values = new int[columns + 1];
        var held = new double[columns + 1];
        var (from, value) = (0.0, 0);
        foreach (var (at, next) in steps)
        {
            var to = axis.At(at) * columns;
            Hold(from, to, value);
            (from, value) = (to, next);
        }
        Hold(from, columns + 0.5, value);
        return values;

        void Hold(double start, double end, int number)
        {
            for (var column = (int)(start + 0.5); column <= columns && column <= end + 0.5; column++)
            {
                var length = Math.Min(end, column + 0.5) - Math.Max(start, column - 0.5);
                if (greatest ? number <= values[column] : length <= held[column]) continue;
                (values[column], held[column]) = (number, length);
            }
        }
    }

    /// <summary>The upper edge of an area, from the left to the right end.</summary>
    /// <param name="values">By column.</param>
    /// <param name="y">The height of a value, from the top.</param>
    /// <returns>Path data that begins with an absolute move.</returns>
    public static string Edge(ReadOnlySpan<int> values, Func<int, double> y)
    {
        var path = new StringBuilder();
        var last = y(values[0]);
        path.Append(CultureInfo.InvariantCulture, $"M0 {Drawing.Svg.Number(last)}");
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] == values[i - 1]) continue;
            path.Append(CultureInfo.InvariantCulture, $"H{i}V{Drawing.Svg.Number(y(values[i]))}");
        }
        return path.Append(CultureInfo.InvariantCulture, $"H{values.Length - 1}").ToString();
    }

    /// <summary>An area from the bottom up to the values.</summary>
    /// <param name="values">By column.</param>
    /// <param name="y">The height of a value, from the top.</param>
    /// <param name="bottom">The height of nothing.</param>
    public static string Area(ReadOnlySpan<int> values, Func<int, double> y, double bottom) =>
        $"{Edge(values, y)}V{Drawing.Svg.Number(bottom)}H0Z";
}
