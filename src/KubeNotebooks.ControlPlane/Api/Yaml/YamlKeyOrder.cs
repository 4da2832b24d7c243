using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>The order in which YAML's keys are printed: letters by code, other characters first, runs of digits as numbers.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/sorter.go, keyList.Less.</remarks>
internal sealed class YamlKeyOrder : IComparer<string>
{
    /// <summary>The one instance.</summary>
    public static YamlKeyOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var one = x!.EnumerateRunes().ToArray();
        var other = y!.EnumerateRunes().ToArray();
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            if (one[i] != other[i])
            {
                return CompareAt(i, one, other);
            }
        }

        return one.Length - other.Length;
    }

    private static int CompareAt(int i, Rune[] one, Rune[] other)
    {
        var oneIsLetter = Rune.IsLetter(one[i]);
        if (oneIsLetter != Rune.IsLetter(other[i]))
        {
            return oneIsLetter ? 1 : -1;
        }

        if (oneIsLetter)
        {
            return one[i].CompareTo(other[i]);
        }

        // After the digits of a number that is not all zeros, a zero is a digit like any other.
        var start = one[i].Value == '0' || other[i].Value == '0' ? NumberGoesOn(i, one) : 0;
        var (oneNumber, oneEnd) = Number(i, one, start);
        var (otherNumber, otherEnd) = Number(i, other, start);
        return oneNumber != otherNumber ? oneNumber.CompareTo(otherNumber)
            : oneEnd != otherEnd ? oneEnd - otherEnd
            : one[i].CompareTo(other[i]);
    }

    private static long NumberGoesOn(int i, Rune[] runes)
    {
        for (var j = i - 1; j >= 0 && Rune.IsDigit(runes[j]); j--)
        {
            if (runes[j].Value != '0')
            {
                return 1;
            }
        }

        return 0;
    }

    private static (long Number, int End) Number(int i, Rune[] runes, long number)
    {
        for (; i < runes.Length && Rune.IsDigit(runes[i]); i++)
        {
            number = unchecked((number * 10) + runes[i].Value - '0');
        }

        return (number, i);
    }
}
