using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KubeNotebooks.Jupyter;

/// <summary>Notices when the process that started the kernel is gone, so that no kernel outlives its server.</summary>
/// <remarks>Source: jupyter_client launcher.py, launch_kernel (JPY_PARENT_PID: the parent's id, on Windows a handle of it).</remarks>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Begins to watch.</summary>
    /// <param name="gone">Called once the parent is gone.</param>
    /// <returns>Ends the watch; null when nobody said who the parent is.</returns>
    public static IDisposable? Start(Action gone)
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out var parent) || parent <= 1) return null;
        if (OperatingSystem.IsWindows())
        {
            var handle = new ProcessHandle(parent);
            if (!handle.IsOfLivingProcess) return null;
            ThreadPool.RegisterWaitForSingleObject(handle, (_, _) => gone(), null, Timeout.Infinite, executeOnlyOnce: true);
            return handle;
        }
        var started = GetParentId();
        return new Timer(_ =>
        {
            if (GetParentId() != started) gone();
        }, null, Interval, Interval);
    }

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParentId();

    private sealed class ProcessHandle : WaitHandle
    {
        public ProcessHandle(long handle) => SafeWaitHandle = new SafeWaitHandle((nint)handle, ownsHandle: false);

        /// <summary>Whether it can be waited for: the variable may be left from another process, and then the handle is not our parent's.</summary>
        public bool IsOfLivingProcess
        {
            get
            {
                try
                {
                    return !WaitOne(TimeSpan.Zero);
                }
                catch (Exception refused) when (refused is not OutOfMemoryException)
                {
                    return false;
                }
            }
        }
    }
}
