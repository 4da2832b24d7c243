using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.PodTemplates;

/// <summary>The hash of a pod template that ends the name of its ReplicaSet, digit for digit as the real one.</summary>
/// <remarks>
/// The real one is taken from a dump of the Go struct with all its fields, so the same template hashes differently from
/// release to release. Source: kubernetes pkg/controller/controller_utils.go ComputeHash; apimachinery pkg/util/rand/rand.go
/// SafeEncodeString.
/// </remarks>
public static class PodTemplateHash
{
    private const string SafeAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The hash of a template.</summary>
    /// <param name="template">A Deployment's template, without the label that carries the hash.</param>
    /// <param name="collisionCount">As in the Deployment's status; null when it is not there, which is not the same as 0.</param>
    /// <param name="version">The release whose hash is wanted.</param>
    /// <returns>At most 10 consonants and digits.</returns>
    public static string Compute(V1PodTemplateSpec template, int? collisionCount, KubernetesVersion version)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(version);
        return Compute(KubernetesJson.ToJson(template), collisionCount, version.Minor);
    }

    /// <summary>The hash of a template as it stands in a manifest or in the store.</summary>
    /// <param name="template">The template, with or without its defaults; it is not changed.</param>
    /// <param name="collisionCount">As in the Deployment's status; null when it is not there.</param>
    /// <param name="minor">The minor release: 16, 17 or 28 to 34.</param>
    internal static string Compute(JsonObject template, int? collisionCount, int minor) =>
        Encode(Fnv32A(Dump(template, minor), collisionCount));

    /// <summary>What the hash is taken of.</summary>
    /// <param name="template">The template, with or without its defaults; it is not changed.</param>
    /// <param name="minor">The minor release: 16, 17 or 28 to 34.</param>
    internal static string Dump(JsonObject template, int minor) => new GoDump(minor).OfTemplate(PodTemplateForm.Stored(template, minor));

    private static uint Fnv32A(string text, int? collisionCount)
    {
        const uint offset = 2166136261;
        var hash = Mix(offset, Encoding.UTF8.GetBytes(text));
        if (collisionCount is not { } count) return hash;
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)count);
        return Mix(hash, bytes);
    }

    private static uint Mix(uint hash, ReadOnlySpan<byte> bytes)
    {
        const uint prime = 16777619;
        foreach (var one in bytes) hash = unchecked((hash ^ one) * prime);
        return hash;
    }

    private static string Encode(uint hash)
    {
        var digits = hash.ToString(CultureInfo.InvariantCulture);
        return string.Create(digits.Length, digits, static (safe, digits) =>
        {
            for (var i = 0; i < safe.Length; i++) safe[i] = SafeAlphabet[digits[i] % SafeAlphabet.Length];
        });
    }
}
