namespace KubeNotebooks.Kubectl.Diff;

/// <summary>Finds a shortest way to turn one sequence into another, and of several the one that GNU diff takes.</summary>
/// <remarks>
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the variant in linear space, searching from both ends;
/// the order in which diagonals are tried is that of GNU diffutils.
/// </remarks>
internal sealed class ShortestEdit
{
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly bool[] _removed;
    private readonly bool[] _added;

    // The furthest point reached on each diagonal (x - y), searching forward and backward; index 0 is the lowest diagonal.
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _zero;

    private ShortestEdit(int[] left, int[] right)
    {
        (_left, _right) = (left, right);
        (_removed, _added) = (new bool[left.Length], new bool[right.Length]);
        _zero = right.Length + 1;
        _forward = new int[left.Length + right.Length + 3];
        _backward = new int[left.Length + right.Length + 3];
    }

    /// <summary>Which elements of the first sequence go, and which of the second come.</summary>
    public static (bool[] Removed, bool[] Added) Between(int[] left, int[] right)
    {
        var search = new ShortestEdit(left, right);
        search.Compare(0, left.Length, 0, right.Length);
        return (search._removed, search._added);
    }

    private void Compare(int left, int leftEnd, int right, int rightEnd)
    {
        while (left < leftEnd && right < rightEnd && _left[left] == _right[right]) (left, right) = (left + 1, right + 1);
        while (left < leftEnd && right < rightEnd && _left[leftEnd - 1] == _right[rightEnd - 1])
            (leftEnd, rightEnd) = (leftEnd - 1, rightEnd - 1);
        if (left == leftEnd)
        {
            _added.AsSpan(right..rightEnd).Fill(true);
        }
        else if (right == rightEnd)
        {
            _removed.AsSpan(left..leftEnd).Fill(true);
        }
        else
        {
            var (middleLeft, middleRight) = Middle(left, leftEnd, right, rightEnd);
            Compare(left, middleLeft, right, middleRight);
            Compare(middleLeft, leftEnd, middleRight, rightEnd);
        }
    }

    // A point on a shortest path: where the searches from both ends meet.
    private (int Left, int Right) Middle(int left, int leftEnd, int right, int rightEnd)
    {
        var lowest = left - rightEnd;
        var highest = leftEnd - right;
        var start = left - right;
        var end = leftEnd - rightEnd;
        var odd = ((start - end) & 1) != 0;
        var (forwardLow, forwardHigh, backwardLow, backwardHigh) = (start, start, end, end);
        _forward[_zero + start] = left;
        _backward[_zero + end] = leftEnd;
        while (true)
        {
            Widen(_forward, ref forwardLow, ref forwardHigh, lowest, highest, -1);
            for (var diagonal = forwardHigh; diagonal >= forwardLow; diagonal -= 2)
            {
                var x = Math.Max(_forward[_zero + diagonal - 1] + 1, _forward[_zero + diagonal + 1]);
                while (x < leftEnd && x - diagonal < rightEnd && _left[x] == _right[x - diagonal]) x++;
                _forward[_zero + diagonal] = x;
                var met = odd && diagonal >= backwardLow && diagonal <= backwardHigh && _backward[_zero + diagonal] <= x;
                if (met) return (x, x - diagonal);
            }
            Widen(_backward, ref backwardLow, ref backwardHigh, lowest, highest, int.MaxValue);
            for (var diagonal = backwardHigh; diagonal >= backwardLow; diagonal -= 2)
            {
                var x = Math.Min(_backward[_zero + diagonal - 1], _backward[_zero + diagonal + 1] - 1);
                while (x > left && x - diagonal > right && _left[x - 1] == _right[x - diagonal - 1]) x--;
                _backward[_zero + diagonal] = x;
                var met = !odd && diagonal >= forwardLow && diagonal <= forwardHigh && x <= _forward[_zero + diagonal];
                if (met) return (x, x - diagonal);
            }
        }
    }

    // One step more in each direction: a diagonal more on both sides, but none beyond the corners.
    private void Widen(int[] reached, ref int low, ref int high, int lowest, int highest, int nowhere)
    {
        if (low > lowest) reached[_zero + --low - 1] = nowhere;
        else low++;
        if (high < highest) reached[_zero + ++high + 1] = nowhere;
        else high--;
    }
}
