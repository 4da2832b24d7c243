namespace KubeNotebooks.CSharp;

/// <summary>What the loops of a C# cell ask in every round: whether the user has interrupted the cell.</summary>
/// <remarks>Public because compiled cells call it; of no use to anyone else.</remarks>
public static class CellInterrupt
{
    private static readonly Lock Gate = new();
    private static CancellationToken[] _tokens = [];

    /// <summary>Ends the cell if it was interrupted.</summary>
    /// <param name="session">Which session's cell.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static void Check(int session) => Volatile.Read(ref _tokens)[session].ThrowIfCancellationRequested();

    /// <summary>Gives a session its number.</summary>
    internal static int Register()
    {
        lock (Gate)
        {
            Volatile.Write(ref _tokens, [.. _tokens, default]);
            return _tokens.Length - 1;
        }
    }

    /// <summary>Says which token the session's cell that runs next obeys.</summary>
    internal static void Use(int session, CancellationToken token)
    {
        lock (Gate)
        {
            var changed = (CancellationToken[])_tokens.Clone();
            changed[session] = token;
            Volatile.Write(ref _tokens, changed);
        }
    }
}
