using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>A watch that tells what a script says and then closes.</summary>
internal sealed class ScriptedWatch(ClusterApiClient client, JsonArray script) : IApiWatch
{
    private int _next;
    private TimeSpan _passed;

    public bool Closed => _next == script.Count;

    public ApiWatchEvent? Next(TimeSpan limit)
    {
        if (Closed) return null;
        var entry = script[_next]!;
        var wait = TimeSpan.FromMilliseconds((int)entry["afterMs"]!) - _passed;
        if (wait > limit)
        {
            client.Sleep(limit);
            _passed += limit;
            return null;
        }
        if (wait > TimeSpan.Zero) client.Sleep(wait);
        _passed += wait;
        _next++;
        return new ApiWatchEvent(Enum.Parse<WatchEventType>((string)entry["type"]!, ignoreCase: true), (JsonObject)entry["object"]!.DeepClone());
    }

    public void Dispose()
    {
    }
}

/// <summary>A watch during which the deletions that go on come to their end.</summary>
internal sealed class FinishingWatch(GoldenClient client, IApiWatch inner) : IApiWatch
{
    public bool Closed => inner.Closed;

    public ApiWatchEvent? Next(TimeSpan limit)
    {
        client.FinishDeletions();
        return inner.Next(limit);
    }

    public void Dispose() => inner.Dispose();
}
