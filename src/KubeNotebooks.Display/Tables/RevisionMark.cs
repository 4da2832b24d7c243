using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Tables;

/// <summary>Which revision a row belongs to.</summary>
/// <param name="Hue">The hue of its ReplicaSet.</param>
/// <param name="Deployment">The name of the Deployment.</param>
/// <param name="Revision">The revision; its hash stands in the names of its pods.</param>
/// <param name="Place">The place of its ReplicaSet among all that the Deployment ever had, from 0.</param>
internal sealed record RevisionMark(Hue Hue, string Deployment, Revision Revision, int Place);
