namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Compares texts so that the numbers in them count as numbers: <c>pod-9</c> goes before <c>pod-10</c>.</summary>
/// <remarks>Source: github.com/fvbommel/sortorder, NaturalLess.</remarks>
internal static class NaturalOrder
{
    /// <summary>Whether the left text goes before the right one.</summary>
    public static bool IsLess(string left, string right)
    {
        var (at, other) = (0, 0);
        while (at < left.Length && other < right.Length)
        {
            if (!char.IsAsciiDigit(left[at]) || !char.IsAsciiDigit(right[other]))
            {
                if (left[at] != right[other]) return left[at] < right[other];
                at++;
                other++;
                continue;
            }

            var number = DigitsAt(left, at);
            var otherNumber = DigitsAt(right, other);
            var value = number.TrimStart('0');
            var otherValue = otherNumber.TrimStart('0');
            if (value.Length != otherValue.Length) return value.Length < otherValue.Length;
            var order = value.SequenceCompareTo(otherValue);
            if (order != 0) return order < 0;
            if (number.Length != otherNumber.Length) return number.Length < otherNumber.Length;
            at += number.Length;
            other += otherNumber.Length;
        }

        return left.Length - at < right.Length - other;
    }

    private static ReadOnlySpan<char> DigitsAt(string text, int from)
    {
        var to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to])) to++;
        return text.AsSpan(from, to - from);
    }
}
