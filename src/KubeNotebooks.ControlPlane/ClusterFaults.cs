using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Controllers.Nodes;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Kubelet;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane;

/// <summary>Makes things in a cluster fail on purpose, and heals them.</summary>
/// <remarks>Simulated: faults are part of the cluster's memory, so forks, snapshots and rewinding have them; without one nothing differs.</remarks>
public sealed class ClusterFaults
{
    private readonly Simulator _simulator;
    private readonly FaultsState _state;
    private readonly bool _hasComponents;

    internal ClusterFaults(Simulator simulator, FaultsState state, bool hasComponents) =>
        (_simulator, _state, _hasComponents) = (simulator, state, hasComponents);

    /// <summary>What fails now, oldest first.</summary>
    public ImmutableArray<Fault> Active => _state.Active;

    /// <summary>Finds a fault.</summary>
    /// <returns>Null when nothing of that kind fails there.</returns>
    public Fault? Find(FaultKind kind, FaultTarget target) => Active.FirstOrDefault(fault => fault.Kind == kind && fault.Target == target);

    /// <summary>Makes something fail; a fault of the same kind and target is healed first.</summary>
    /// <param name="kind">What.</param>
    /// <param name="target">Of whom; need not exist yet.</param>
    /// <param name="after">How long after a start; null: the kind's own.</param>
    /// <param name="times">How many times as slow; 2 or more counts only for a kind that has it.</param>
    public Fault Fail(FaultKind kind, FaultTarget target, TimeSpan? after = null, int times = 10)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        if (Find(kind, target) is { } before) Heal(before);
        var fault = new Fault(++_state.Count, kind, target, _simulator.Now)
        {
            After = after ?? kind.DefaultAfter ?? TimeSpan.Zero,
            Times = kind.HasTimes ? times : 1,
        };
        _state.Active = _state.Active.Add(fault);
        Tell(new FaultBegan(fault));
        return fault;
    }

    /// <summary>Heals a fault.</summary>
    /// <exception cref="ArgumentException">It does not last any more.</exception>
    public void Heal(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!_state.Lasts(fault.Number)) throw new ArgumentException($"{fault} is healed already.", nameof(fault));
        _state.Active = _state.Active.Remove(fault);
        Tell(new FaultHealed(fault));
    }

    private void Tell(object word)
    {
        _simulator.Note("user", word);
        if (!_hasComponents) return;
        _simulator.Schedule(TimeSpan.Zero, KubeletServices.Component, word);
        if (word is FaultBegan { Fault: { Kind: var begun } began } && begun == FaultKind.NodeDown)
            _simulator.Schedule(TimeSpan.Zero, NodeLifecycleController.ComponentName, new NodeFellSilent(began.Target.Name));
        if (word is FaultHealed { Fault: { Kind: var ended } healed } && ended == FaultKind.NodeDown)
            _simulator.Schedule(TimeSpan.Zero, NodeLifecycleController.ComponentName, new NodeSpeaksAgain(healed.Target.Name));
    }
}
