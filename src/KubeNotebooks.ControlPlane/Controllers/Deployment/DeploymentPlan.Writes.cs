using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using C = KubeNotebooks.ControlPlane.Controllers.Deployment.DeploymentConditions;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>Looks a ReplicaSet up in the cache, as it is at that moment.</summary>
internal sealed record LookUpReplicaSet(string Namespace, string Name) : LocalAction;

/// <content>The writes that the steps share: the new ReplicaSet, a ReplicaSet's size, the status.</content>
internal sealed partial class DeploymentPlan
{
    private V1Status? _refusal;

    private IEnumerable<ControllerAction> FindNew() => _seen.New is null ? [] : BringUpToDate(_seen.New);

    private IEnumerable<ControllerAction> FindOrCreateNew() => _seen.New is null ? CreateNew() : BringUpToDate(_seen.New);

    private IEnumerable<ControllerAction> CreateNewIfMissing() => _seen.New is null ? CreateNew() : [];

    private IEnumerable<ControllerAction> BringUpToDate(V1ReplicaSet found)
    {
        var right = RevisionRules.Synchronised(_seen);
        if (!ReferenceEquals(right, found))
        {
            yield return new UpdateObject(right);
            if (!pass.FailIfRefused()) _seen = _seen with { New = (V1ReplicaSet)pass.Last.Object! };
            yield break;
        }
        var changed = found.Metadata.Annotations?.TryGetValue(DeploymentAnnotations.Revision, out var revision) == true
            && SetRevision(revision);
        if (ProgressRules.HasDeadline(_seen.Deployment) && C.Find(_seen.Deployment.Status?.Conditions, C.Progressing) is null)
        {
            var name = found.Metadata.Name;
            Set(C.New(C.Progressing, C.True, C.FoundNewReplicaSet, $"Found new replica set \"{name}\"", pass.Seconds));
            changed = true;
        }
        if (!changed) yield break;
        yield return new UpdateObjectStatus(_seen.Deployment);
        pass.FailIfRefused();
    }

    private IEnumerable<ControllerAction> CreateNew()
    {
        var built = NewReplicaSet.Build(_seen, input.TemplateHash(version));
        yield return new CreateObject(built);
        var created = (V1ReplicaSet?)pass.Last.Object;
        if (pass.Last.Failure is { } refusal)
        {
            foreach (var action in refusal.Reason == "AlreadyExists" ? Reuse(built, refusal) : Report(built, refusal)) yield return action;
            if (pass.Failed) yield break;
        }
        else if (DeploymentView.Wanted(created!) > 0)
        {
            yield return new RecordEvent(_seen.Deployment, "Normal", "ScalingReplicaSet", DeploymentEvents.Created(created!, version));
        }
        if (created is not null)
        {
            var made = new SizeChange(created.Metadata.Name, 0, DeploymentView.Wanted(created));
            yield return new NoteDecision(Step(RolloutKind) with { NewReplicaSet = made.ReplicaSet, Changes = new SizeChanges([made]) });
        }
        var changed = SetRevision(built.Metadata.Annotations[DeploymentAnnotations.Revision]);
        if (created is not null)
        {
            _seen = _seen with { New = created };
            if (ProgressRules.HasDeadline(_seen.Deployment))
            {
                var name = created.Metadata.Name;
                Set(C.New(C.Progressing, C.True, C.NewReplicaSetCreated, $"Created new replica set \"{name}\"", pass.Seconds));
                changed = true;
            }
        }
        if (!changed) yield break;
        yield return new UpdateObjectStatus(_seen.Deployment);
        pass.FailIfRefused();
    }

    // The name is taken: by the very ReplicaSet that is wanted, or by another template with the same hash.
    private IEnumerable<ControllerAction> Reuse(V1ReplicaSet made, V1Status refusal)
    {
        yield return new LookUpReplicaSet(made.Metadata.NamespaceProperty, made.Metadata.Name);
        if (pass.Last.Object is not V1ReplicaSet there)
        {
            pass.Fail(pass.Last.Failure ?? refusal);
            yield break;
        }
        var deployment = _seen.Deployment;
        if (OwnerReferences.ControllerOf(there.Metadata)?.Uid == deployment.Metadata.Uid
            && DeploymentView.SameTemplate(deployment.Spec.Template, there.Spec.Template))
        {
            _seen = _seen with { New = there };
            yield break;
        }
        var status = deployment.Status ?? new V1DeploymentStatus();
        yield return new UpdateObjectStatus(deployment with { Status = status with { CollisionCount = (status.CollisionCount ?? 0) + 1 } });
        pass.Fail(refusal);
    }

    private IEnumerable<ControllerAction> Report(V1ReplicaSet made, V1Status refusal)
    {
        if (!refusal.IsNamespaceTerminating())
        {
            var message = $"Failed to create new replica set \"{made.Metadata.Name}\": {refusal.Message}";
            if (ProgressRules.HasDeadline(_seen.Deployment))
            {
                Set(C.New(C.Progressing, C.False, C.ReplicaSetCreateError, message, pass.Seconds));
                yield return new UpdateObjectStatus(_seen.Deployment);
            }
            yield return new RecordEvent(_seen.Deployment, "Warning", C.ReplicaSetCreateError, message);
        }
        pass.Fail(refusal);
    }

    // Afterwards _refusal says whether the server refused; the caller decides whether that matters.
    private IEnumerable<ControllerAction> Resize(ReplicaSetScale scale)
    {
        var name = scale.ReplicaSet.Metadata.Name;
        var current = scale with { ReplicaSet = _written.GetValueOrDefault(name, scale.ReplicaSet) };
        yield return new UpdateObject(NewReplicaSet.Resized(current.ReplicaSet, current.To, _seen.Limits));
        _refusal = pass.Last.Failure;
        if (_refusal is not null) yield break;
        _written[name] = (V1ReplicaSet)pass.Last.Object!;
        if (current.From == current.To) yield break;
        yield return new RecordEvent(_seen.Deployment, "Normal", "ScalingReplicaSet", DeploymentEvents.Resized(current, version));
    }

    private IEnumerable<ControllerAction> EndWithStatus()
    {
        foreach (var action in RolloutStatus()) yield return action;
        _ended = true;
    }

    private IEnumerable<ControllerAction> RolloutStatus()
    {
        var status = DeploymentStatusRules.OfRollout(_seen, pass.Now, pass.Seconds);
        return SemanticEquality.Same(status, _seen.Deployment.Status)
            ? ProgressRules.CheckAgain(_seen, status, pass.Now) is { } delay ? [new LookAgain(delay)] : []
            : WriteStatus(status);
    }

    private IEnumerable<ControllerAction> PlainStatus()
    {
        var status = DeploymentStatusRules.Counted(_seen, pass.Seconds);
        return SemanticEquality.Same(status, _seen.Deployment.Status) ? [] : WriteStatus(status);
    }

    private IEnumerable<ControllerAction> WriteStatus(V1DeploymentStatus status)
    {
        yield return new UpdateObjectStatus(_seen.Deployment with { Status = status });
        pass.FailIfRefused();
    }

    private void Set(V1DeploymentCondition condition)
    {
        var status = _seen.Deployment.Status ?? new V1DeploymentStatus();
        _seen = _seen with
        {
            Deployment = _seen.Deployment with { Status = status with { Conditions = C.Set(status.Conditions, condition) } },
        };
    }

    private bool SetRevision(string revision)
    {
        var meta = _seen.Deployment.Metadata;
        if (meta.Annotations?.TryGetValue(DeploymentAnnotations.Revision, out var known) == true && known == revision) return false;
        var annotations = new Dictionary<string, string>(meta.Annotations ?? new Dictionary<string, string>())
        {
            [DeploymentAnnotations.Revision] = revision,
        };
        _seen = _seen with { Deployment = _seen.Deployment with { Metadata = meta with { Annotations = annotations } } };
        return true;
    }
}
