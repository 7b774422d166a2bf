using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.Settings;

/// <summary>Where an application in development keeps what nobody has configured: a folder of its own in the user's local application data.</summary>
internal sealed class DevelopmentFolder
{
    private const int MinSecret = 32;

    private readonly string folder;

    public DevelopmentFolder(IHostEnvironment environment)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        // A user without a home has none; the application's own folder is the next best place that is theirs.
        folder = data.Length > 0
            ? Path.Combine(data, "JwtMongoSms", environment.ApplicationName)
            : Path.Combine(environment.ContentRootPath, ".jwtmongosms");
    }

    public string SecretPath => Path.Combine(folder, "secret");

    public string DatabasePath => Path.Combine(folder, "jwtmongosms.db");

    /// <summary>The secret that was made here before, or a new one.</summary>
    public string Secret()
    {
        // A file that a full disk has left empty is no secret.
        if (IsUsable())
            return Read();

        MakeFolder();
        var unfinished = $"{SecretPath}.{RandomNumberGenerator.GetHexString(8)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var writer = new StreamWriter(unfinished, options))
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));

        try
        {
            File.Move(unfinished, SecretPath, overwrite: !IsUsable());
        }
        catch (IOException) when (IsUsable())
        {
            // A second process was faster; its secret is as good.
            File.Delete(unfinished);
        }

        return Read();
    }

    private bool IsUsable() => File.Exists(SecretPath) && Read().Length >= MinSecret;

    private string Read() => File.ReadAllText(SecretPath).Trim();

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
