namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Changing some elements of a list that may not be changed itself.</summary>
internal static class Lists
{
    /// <summary>The list with each element changed.</summary>
    /// <param name="list">The list; it is not changed.</param>
    /// <param name="change">Gives the same reference back when there is nothing to change.</param>
    /// <returns>The same list when no element changed.</returns>
    internal static IList<T>? Each<T>(IList<T>? list, Func<T, T> change)
        where T : class
    {
        if (list is null) return null;
        T[]? copy = null;
        for (var i = 0; i < list.Count; i++)
        {
            var changed = change(list[i]);
            if (ReferenceEquals(changed, list[i])) continue;
            if (copy is null) list.CopyTo(copy = new T[list.Count], 0);
            copy[i] = changed;
        }

        return copy is null ? list : [.. copy];
    }
}
