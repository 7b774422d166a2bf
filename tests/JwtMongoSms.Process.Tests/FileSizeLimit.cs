using System.Runtime.InteropServices;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>No file of the server may grow: setrlimit's RLIMIT_FSIZE, which needs no rights.</summary>
internal sealed class FileSizeLimit : DiskShortage
{
    private const int FileSize = 1;

    public override string Reason => "can't be read or written";

    public override string DatabaseIn(string home) => PhoneSignIn.DatabaseIn(home);

    // The signal that tells of the limit would end the process; a full disk sends none.
    public override IReadOnlyList<string> Launcher(string home) => ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    public override void Begin(ServerProcess server, string home) => Set(server, 0);

    public override void End(ServerProcess server, string home) => Set(server, ulong.MaxValue);

    private static void Set(ServerProcess server, ulong bytes)
    {
        var limit = new Limit(bytes, ulong.MaxValue);
        if (SetLimit(server.Id, FileSize, in limit, 0) != 0)
            throw new InvalidOperationException($"The limit could not be set: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static extern int SetLimit(int processId, int resource, in Limit limit, nint old);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
