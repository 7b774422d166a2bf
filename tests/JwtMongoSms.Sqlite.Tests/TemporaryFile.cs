namespace JwtMongoSms.Sqlite.Tests;

/// <summary>A path in a directory of its own, which goes with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo directory = System.IO.Directory.CreateTempSubdirectory("jwtmongosms-sqlite-tests-");

    public TemporaryFile(string name = "store.db") => Path = System.IO.Path.Join(directory.FullName, name);

    public string Path { get; }

    public string DirectoryPath => directory.FullName;

    public void Dispose() => directory.Delete(recursive: true);
}
