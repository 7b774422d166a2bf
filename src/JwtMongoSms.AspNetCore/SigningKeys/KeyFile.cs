using System.Security.Cryptography;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A file that a key is read from.</summary>
internal sealed class KeyFile(string contentRoot, string path)
{
    private const int Largest = 1 << 16;
    private readonly string fullPath = Path.GetFullPath(path, contentRoot);

    /// <summary>Whether everybody on the machine can read it, as far as that was seen.</summary>
    public bool IsOpenToAll { get; private set; }

    /// <returns>What is in it, or why it can't be read.</returns>
    public (byte[]? Bytes, string? Problem) Read()
    {
        try
        {
            IsOpenToAll = !OperatingSystem.IsWindows() && File.GetUnixFileMode(Target()).HasFlag(UnixFileMode.OtherRead);
            using var stream = File.OpenRead(fullPath);
            if (stream.Length > Largest)
                return (null, $"the file has more than {Largest} bytes; it holds one key.");

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

    /// <summary>Tells what is in the file, through whatever links it is reached, from what is in it at another time.</summary>
    public byte[] Fingerprint() => Read() is { Bytes: { } bytes } ? SHA256.HashData(bytes) : [];

    private string Target() => File.ResolveLinkTarget(fullPath, returnFinalTarget: true)?.FullName ?? fullPath;
}
