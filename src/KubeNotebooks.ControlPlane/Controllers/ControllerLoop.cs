using System.Diagnostics;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>A message to one of the controllers in the controller manager.</summary>
/// <param name="Controller">The controller's name.</param>
internal abstract record ControllerMessage(string Controller);

/// <summary>A request of the pass over a key reaches the API server.</summary>
internal sealed record RequestArrives<TKey>(string Controller, TKey Key) : ControllerMessage(Controller);

/// <summary>The delay of a key is over.</summary>
internal sealed record DelayOver<TKey>(string Controller, TKey Key) : ControllerMessage(Controller);

/// <summary>Runs a controller's passes: takes keys from its queue, lets the plan decide, applies it request by request.</summary>
/// <typeparam name="TKey">Names what a pass looks at.</typeparam>
/// <typeparam name="TView">What a pass sees.</typeparam>
/// <remarks>
/// Source: client-go's worker pattern, as in kubernetes pkg/controller/deployment/deployment_controller.go, processNextWorkItem.
/// Simulated: looking and planning take no time; each request waits for the client's limit and then <see cref="ApiLatency"/>.
/// </remarks>
internal abstract class ControllerLoop<TKey, TView>(KubeApiServer api, ControllerLoopState<TKey, TView> state, string name)
    where TKey : struct, IEquatable<TKey>
    where TView : class
{
    private readonly string _randomPurpose = $"api {name}";

    /// <summary>The controller's name, as messages carry it.</summary>
    public string Name { get; } = name;

    /// <summary>The API server.</summary>
    protected KubeApiServer Api { get; } = api;

    /// <summary>The virtual time.</summary>
    protected DateTimeOffset Now => Api.Simulator.Now;

    /// <summary>How many passes can run side by side.</summary>
    protected virtual int Workers => 5;

    /// <summary>How often a key is tried again before it is left until something changes; null: for ever.</summary>
    protected virtual int? MaxRetries => null;

    /// <summary>Wants a key looked at.</summary>
    public void Enqueue(TKey key) => state.Queue.Add(key);

    /// <summary>Wants a key looked at after a while.</summary>
    public void EnqueueAfter(TKey key, TimeSpan delay)
    {
        if (!state.Queue.Delay(key, Now + delay)) return;
        Api.Simulator.Schedule(delay, ControllerManager.ComponentName, new DelayOver<TKey>(Name, key));
    }

    /// <summary>Acts on a message to this controller.</summary>
    public void Receive(ControllerMessage message)
    {
        switch (message)
        {
            case RequestArrives<TKey> arrives:
                Arrive(arrives.Key);
                break;
            case DelayOver<TKey> over:
                state.Queue.DelayOver(over.Key, Now);
                break;
            default:
                throw new UnreachableException($"{Name} has no use for {message}.");
        }
    }

    /// <summary>Starts passes while keys wait and workers are free.</summary>
    public void Work()
    {
        while (state.Queue.Processing < Workers && state.Queue.TryTake(out var key))
        {
            if (Observe(key) is { } view) Advance(key, new RunningPass<TView>(view));
            else Finish(key, failed: false);
        }
    }

    /// <summary>Looks at a key in the caches.</summary>
    /// <returns>Null when nothing is to be done.</returns>
    protected abstract TView? Observe(TKey key);

    /// <summary>What to do, action by action. Pure: it reads the view and, after each action, how that went.</summary>
    protected abstract IEnumerable<ControllerAction> Plan(TView view, PassContext pass);

    /// <summary>Does what takes no time.</summary>
    /// <returns>How it went.</returns>
    protected abstract Outcome Do(TKey key, LocalAction action);

    /// <summary>Hears of a request's outcome at the moment of the answer.</summary>
    protected virtual void Answered(TKey key, TView view, ApiRequest request, Outcome outcome)
    {
    }

    /// <summary>Wants a key looked at after the queue's own back-off for it.</summary>
    protected void EnqueueRateLimited(TKey key)
    {
        var own = state.Queue.BackOff(key);
        var common = state.Retries.Reserve(Now);
        EnqueueAfter(key, own > common ? own : common);
    }

    private void Advance(TKey key, RunningPass<TView> running)
    {
        while (true)
        {
            var pass = new PassContext();
            var outcome = default(Outcome);
            switch (Next(running, pass))
            {
                case null:
                    Finish(key, pass.Failed);
                    return;
                case LookAgain { Delay.Ticks: 0 }:
                    EnqueueRateLimited(key);
                    break;
                case LookAgain again:
                    EnqueueAfter(key, again.Delay);
                    break;
                case LocalAction local:
                    outcome = Do(key, local);
                    break;
                case var action:
                    state.Running[key] = running with
                    {
                        Current = action,
                        Decided = Now,
                        Arrived = 0,
                        Succeeded = 0,
                        FirstFailure = null,
                    };
                    Send(key, action is ConcurrentRequests batch ? batch.Requests.Length : 1);
                    return;
            }
            running = running with { Done = running.Done.Add((Now, outcome)) };
        }
    }

    // Runs through the plan up to the first action that has not been done.
    private ControllerAction? Next(RunningPass<TView> running, PassContext pass)
    {
        using var plan = Plan(running.View, pass).GetEnumerator();
        foreach (var (decided, outcome) in running.Done)
        {
            pass.Now = decided;
            if (!plan.MoveNext()) throw new UnreachableException($"{Name}: a pass did more than its plan says.");
            pass.Last = outcome;
        }
        pass.Now = Now;
        return plan.MoveNext() ? plan.Current : null;
    }

    private void Send(TKey key, int requests)
    {
        var message = new RequestArrives<TKey>(Name, key);
        for (var i = 0; i < requests; i++)
        {
            var delay = state.Client.Reserve(Now) + ApiLatency.Next(Api.Simulator, _randomPurpose);
            Api.Simulator.Schedule(delay, ControllerManager.ComponentName, message);
        }
    }

    private void Arrive(TKey key)
    {
        var running = state.Running[key];
        if (running.Current is not ConcurrentRequests batch)
        {
            var outcome = Ask((ApiRequest)running.Current!);
            Answered(key, running.View, (ApiRequest)running.Current!, outcome);
            Proceed(key, running, outcome);
            return;
        }
        var request = batch.Requests[running.Arrived];
        var answer = Ask(request);
        Answered(key, running.View, request, answer);
        running = running with
        {
            Arrived = running.Arrived + 1,
            Succeeded = running.Succeeded + (answer.Failure is null ? 1 : 0),
            FirstFailure = running.FirstFailure ?? (batch.GoneIsFine && answer.Failure is { Code: 404 } ? null : answer.Failure),
        };
        if (running.Arrived < batch.Requests.Length) state.Running[key] = running;
        else Proceed(key, running, new Outcome(null, running.FirstFailure, running.Succeeded));
    }

    private void Proceed(TKey key, RunningPass<TView> running, Outcome outcome)
    {
        state.Running.Remove(key);
        Advance(key, running with { Done = running.Done.Add((running.Decided, outcome)), Current = null });
    }

    private Outcome Ask(ApiRequest request)
    {
        try
        {
            return new Outcome(request.Send(Api, Name));
        }
        catch (StatusException refusal)
        {
            return new Outcome(null, refusal.Status);
        }
    }

    private void Finish(TKey key, bool failed)
    {
        if (!failed) state.Queue.Forget(key);
        else if (MaxRetries is null || state.Queue.Failures(key) < MaxRetries) EnqueueRateLimited(key);
        else state.Queue.Forget(key);
        state.Queue.Done(key);
    }
}
