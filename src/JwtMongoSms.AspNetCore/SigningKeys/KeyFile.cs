using System.Security.Cryptography;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A file that a key is read from.</summary>
internal sealed class KeyFile(string contentRoot, string path)
{
    private const int MaxBytes = 1 << 16;
    private readonly string fullPath = Path.GetFullPath(path, contentRoot);

    /// <summary>Gets whether every user of the machine can read the file; known after a read.</summary>
    public bool IsOpenToAll { get; private set; }

    /// <returns>The content, or why it can't be read.</returns>
    public (byte[]? Bytes, string? Problem) Read()
    {
        try
        {
            IsOpenToAll = !OperatingSystem.IsWindows() && File.GetUnixFileMode(Target()).HasFlag(UnixFileMode.OtherRead);
            using var stream = File.OpenRead(fullPath);
            if (stream.Length > MaxBytes)
                return (null, $"the file has more than {MaxBytes} bytes; a file with one key is smaller.");

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return (bytes, null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, $"there is no file {fullPath}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, $"the file {fullPath} can't be read by the user that the application runs as ({exception.GetType().Name}).");
        }
    }

    /// <summary>Hashes the content, so that a change of it shows, through any links.</summary>
    public byte[] Fingerprint() => Read() is { Bytes: { } bytes } ? SHA256.HashData(bytes) : [];

    private string Target() => File.ResolveLinkTarget(fullPath, returnFinalTarget: true)?.FullName ?? fullPath;
}
