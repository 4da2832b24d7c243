using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace KubeNotebooks.Benchmarks;

/// <summary>Adds what one pod costs: the median time over the number of replicas.</summary>
public sealed class PerPodConfig : ManualConfig
{
    /// <summary>The columns of the default configuration and one more.</summary>
    public PerPodConfig() => AddColumn(new MicrosecondsPerPod());

    private sealed class MicrosecondsPerPod : IColumn
    {
        public string Id => nameof(MicrosecondsPerPod);

        public string ColumnName => "µs/pod";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Median time over the number of replicas; a pod lives once before and once after the rollout";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
        {
            var median = summary[benchmarkCase]?.ResultStatistics?.Median;
            var replicas = Convert.ToDouble(benchmarkCase.Parameters[nameof(RolloutBenchmarks.Replicas)], CultureInfo.InvariantCulture);
            return median is { } nanoseconds ? (nanoseconds / 1000 / replicas).ToString("F1", CultureInfo.InvariantCulture) : "-";
        }
    }
}
