using System.Security.Cryptography;

namespace JwtMongoSms.Settings;

/// <summary>The folder where an application in Development keeps what is not configured: one of its own in the user's local application data.</summary>
public sealed class DevelopmentFolder
{
    private readonly string folder;

    /// <summary>Names the folder; it is created when a secret is.</summary>
    public DevelopmentFolder(SettingsSource source)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

        // A user without a home has no such folder; the application's own is the next best place.
        folder = data.Length > 0
            ? Path.Combine(data, "JwtMongoSms", source.ApplicationName)
            : Path.Combine(source.ContentRootPath, ".jwtmongosms");
    }

    internal string SecretPath => PathOf("secret");

    /// <summary>Gets the path of a file in the folder.</summary>
    public string PathOf(string fileName) => Path.Combine(folder, fileName);

    /// <summary>Reads the secret, and generates it first where there is none.</summary>
    internal string ReadSecret()
    {
        // A full disk may have left an empty file.
        if (IsUsable())
            return Read();

        CreateFolder();
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

    private bool IsUsable() => File.Exists(SecretPath) && Read().Length >= Settings.SecretStrength.MinBytes;

    private string Read() => File.ReadAllText(SecretPath).Trim();

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
