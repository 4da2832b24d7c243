using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.History;

/// <summary>The trace by object: what each one was like at which time, and what belonged to it.</summary>
/// <remarks>
/// Simulated: a real cluster forgets; this one keeps every version of every object. Each entry of the trace is read once, when
/// somebody asks, so that asking again costs only what is new.
/// </remarks>
public sealed class ClusterHistory
{
    private readonly Trace _trace;
    private readonly Dictionary<string, List<ObjectVersion>> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ControlledObjects> _controlled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Owner, int Place)> _place = new(StringComparer.Ordinal);
    private readonly List<PastCommand> _commands = [];
    private readonly List<PastFault> _faults = [];
    private int _read;

    internal ClusterHistory(Trace trace) => _trace = trace;

    /// <summary>The commands that users ran, oldest first.</summary>
    public IReadOnlyList<PastCommand> Commands
    {
        get
        {
            CatchUp();
            return _commands;
        }
    }

    /// <summary>The faults that began and were healed, oldest first.</summary>
    public IReadOnlyList<PastFault> Faults
    {
        get
        {
            CatchUp();
            return _faults;
        }
    }

    /// <summary>Every version of an object, oldest first; empty when it was never written.</summary>
    /// <param name="uid">The object's UID.</param>
    public IReadOnlyList<ObjectVersion> VersionsOf(string uid)
    {
        CatchUp();
        return _versions.GetValueOrDefault(uid) ?? [];
    }

    /// <summary>The UIDs of all objects that an object controls or ever controlled, adopted ones too, in the order in which they came to it.</summary>
    /// <param name="uid">The owner's UID.</param>
    public IReadOnlyList<string> ControlledBy(string uid)
    {
        CatchUp();
        return _controlled.GetValueOrDefault(uid)?.Uids ?? [];
    }

    /// <summary>
    /// The place of an object among all that its controller ever had, from 0, in the order in which they came. It changes only when another
    /// adopts it that has something else in this place.
    /// </summary>
    /// <param name="uid">The object's UID; 0 when nothing is known of it.</param>
    public int PlaceOf(string uid)
    {
        CatchUp();
        return _place.GetValueOrDefault(uid).Place;
    }

    private void CatchUp()
    {
        for (var entries = _trace.Entries; _read < entries.Count; _read++)
        {
            var entry = entries[_read];
            if (entry.What is CommandRan command) _commands.Add(new PastCommand(entry.At, _read, command.Text));
            if (entry.What is FaultBegan began) _faults.Add(new PastFault(entry.At, began.Fault, Began: true));
            if (entry.What is FaultHealed healed) _faults.Add(new PastFault(entry.At, healed.Fault, Began: false));
            if (entry.What is CommandEnded { ExitCode: var code } && _commands.Count > 0) _commands[^1] = _commands[^1] with { ExitCode = code };
            if (entry.What is ObjectWritten written) Read(entry, written);
        }
    }

    private void Read(TraceEntry entry, ObjectWritten written)
    {
        var uid = written.Object.Metadata.Uid;
        if (!_versions.TryGetValue(uid, out var versions)) _versions.Add(uid, versions = []);
        versions.Add(new ObjectVersion(_read, entry.At, entry.Actor, written.Type, written.Object));
        if (OwnerReferences.ControllerOf(written.Object.Metadata)?.Uid is not { } owner) return;
        int? before = _place.TryGetValue(uid, out var known) ? known.Place : null;
        if (before is not null && known.Owner == owner) return;
        if (!_controlled.TryGetValue(owner, out var controlled)) _controlled.Add(owner, controlled = new ControlledObjects());
        _place[uid] = (owner, controlled.Add(uid, before));
    }
}
