using System.Diagnostics;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>A file system of one megabyte, in memory, in a namespace of the server's own: it goes when the server does.</summary>
internal sealed class SmallFileSystem : DiskShortage
{
    private static readonly string[] NewNamespace = ["unshare", "--user", "--map-root-user", "--mount"];

    /// <summary>Whether this machine lets its users have one.</summary>
    public static async Task<bool> IsAllowedAsync(string home)
    {
        var command = Through(home, "true");
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true };
        try
        {
            using var process = System.Diagnostics.Process.Start(start)!;
            await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public override string Reason => "is full. Make room";

    public override string DatabaseIn(string home) => Path.Combine(FolderIn(home), "users.db");

    public override IReadOnlyList<string> Launcher(string home) => Through(home);

    // Seen through the server's eyes: in our namespace the folder is empty.
    public override void Begin(ServerProcess server, string home)
    {
        using var filler = new FileStream(FillerOf(server, home), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4_096];
        try
        {
            while (true)
                filler.Write(page);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public override void End(ServerProcess server, string home) => File.Delete(FillerOf(server, home));

    private static string[] Through(string home, params string[] command)
    {
        Directory.CreateDirectory(FolderIn(home));
        const string Mount = "mount -t tmpfs -o size=1m tmpfs \"$1\" && shift && exec \"$@\"";
        return [.. NewNamespace, "sh", "-c", Mount, "sh", FolderIn(home), .. command];
    }

    private static string FolderIn(string home) => Path.Combine(home, "disk");

    private static string FillerOf(ServerProcess server, string home) => $"/proc/{server.Id}/root{FolderIn(home)}/filler";
}
