using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>A kind of check: how it is written, and what it becomes.</summary>
/// <param name="Shape">Its keys; its name is the key under which they stand.</param>
/// <param name="About">What it demands, in one sentence without a period.</param>
/// <param name="Create">Makes the check from values that have the shape.</param>
internal sealed record CheckKind(Shape Shape, string About, Func<Values, Check> Create);
