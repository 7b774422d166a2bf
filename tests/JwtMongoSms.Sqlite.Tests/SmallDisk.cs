using System.Diagnostics;
using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Tests;

/// <summary>
/// A disk that fills up soon: a file system of 4 MB in memory, where we are or can become root; else a file of limited size, which SQLite
/// reports as a full disk too.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFile file;
    private readonly string[]? unmount;

    private SmallDisk(TemporaryFile file, string[]? unmount)
    {
        this.file = file;
        this.unmount = unmount;
        Setup = new SqliteSetup(file.Path) { MaxPageCount = unmount is null ? 100 : 0 };
        if (unmount is not null)
            File.WriteAllBytes(Ballast, new byte[1 << 20]);
    }

    public SqliteSetup Setup { get; }

    private string Ballast => Path.Join(file.DirectoryPath, "ballast");

    public static SmallDisk Create(bool limitFileOnly)
    {
        var file = new TemporaryFile();
        if (limitFileOnly)
            return new SmallDisk(file, unmount: null);

        string[] mount = ["mount", "-t", "tmpfs", "-o", "size=4m,mode=0777", "tmpfs", file.DirectoryPath];
        string[] unmount = ["umount", "-l", file.DirectoryPath];
        foreach (var prefix in new string[][] { [], ["sudo", "-n"] })
        {
            if (Succeeds([.. prefix, .. mount]))
                return new SmallDisk(file, [.. prefix, .. unmount]);
        }

        return new SmallDisk(file, unmount: null);
    }

    public async Task MakeRoomAsync(SqliteDatabase database)
    {
        if (unmount is not null)
        {
            File.Delete(Ballast);
            return;
        }

        await database.WriteAsync(
            connection =>
            {
                connection.Execute("PRAGMA max_page_count = 100000");
                return 0;
            },
            CancellationToken.None);
    }

    public void Dispose()
    {
        if (unmount is not null)
            Succeeds(unmount);

        file.Dispose();
    }

    private static bool Succeeds(string[] command)
    {
        try
        {
            var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program here.
            return false;
        }
    }
}
