using System.Security.Cryptography;

namespace JwtMongoSms.Settings;

/// <summary>Names the folder in the user's local application data where Development keeps its generated secret and data files.</summary>
public sealed class DevelopmentFolder
{
    private readonly string folder;

    /// <summary>Names the folder. It is created when something is kept there.</summary>
    public DevelopmentFolder(SettingsSource source)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

        // A user without a home has no such folder.
        folder = data.Length > 0
            ? Path.Combine(data, "JwtMongoSms", source.ApplicationName)
            : Path.Combine(source.ContentRootPath, ".jwtmongosms");
    }

    internal string SecretPath => PathOf("secret");

    /// <summary>Gets the path of a file in the folder.</summary>
    public string PathOf(string fileName) => Path.Combine(folder, fileName);

    /// <summary>Creates the folder where there is none.</summary>
    /// <returns>Why it can't be created, and the cure; <see langword="null"/> when it is there.</returns>
    public string? FindProblem()
    {
        try
        {
            CreateFolder();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Describe(exception);
        }
    }

    /// <summary>Describes why nothing can be kept in the folder.</summary>
    internal string Describe(Exception exception)
        => $"{folder} can't be written ({exception.GetType().Name}). Set it, or give this process a home directory that it can write.";

    /// <summary>Reads the secret, and generates one first where there is none.</summary>
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
            // A second process was faster. Both use its secret.
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
