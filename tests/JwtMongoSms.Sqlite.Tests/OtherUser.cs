using System.Runtime.InteropServices;

namespace JwtMongoSms.Sqlite.Tests;

/// <summary>
/// Opens files as a user whom permission bits stop: where root runs the tests, as user 65534 on one thread; else as the current user.
/// </summary>
internal static class OtherUser
{
    private const uint Nobody = 65534;

    public static Exception? Try(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            // Linux keeps the user that files are looked at with for each thread; it takes root's way round the bits away with it.
            if (Environment.IsPrivilegedProcess)
                _ = SetFileUser(Nobody);

            thrown = Record.Exception(action);
        });
        thread.Start();
        thread.Join();
        return thrown;
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(uint user);
}
