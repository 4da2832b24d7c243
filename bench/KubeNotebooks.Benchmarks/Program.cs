using BenchmarkDotNet.Running;
using KubeNotebooks.Benchmarks;

return args switch
{
    ["fresh"] => FreshProcess.MeasurePublished(),
    ["once"] => FreshProcess.Once(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args) is null ? 1 : 0,
};
