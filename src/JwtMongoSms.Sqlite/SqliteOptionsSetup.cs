using JwtMongoSms.Settings;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sqlite;

/// <summary>Reads and validates <see cref="SqliteOptions"/>.</summary>
internal sealed class SqliteOptionsSetup(SettingsSource source, IServiceProvider services) : OptionsSetup<SqliteOptions>("Sqlite", source)
{
    public const string StoreName = "Sqlite";

    private static readonly string Name = Setting.Name("Sqlite:Path");

    /// <summary>Gets whether this is the store in use.</summary>
    public static bool IsInUse(IServiceProvider services) => services.GetService<StoreInUse>()?.GetName(services) == StoreName;

    protected override void Read(SettingReader reader, SqliteOptions options) => options.Path = reader.Text("Path", options.Path);

    protected override IEnumerable<string> FindProblems(SqliteOptions options)
    {
        if (!IsInUse(services))
            yield break;

        if (string.IsNullOrEmpty(options.Path))
        {
            yield return $"{Name} is missing; it names the file that users and sessions are kept in. "
                + $"For MongoDB, set {Setting.RootName("ConnectionStrings:MongoDb")} instead.";
        }
        else if (options.IsDevelopmentFile)
        {
            if (new DevelopmentFolder(Source).FindProblem() is { } reason)
                yield return $"{Name} is not set, and {reason}";
        }
        else if (StorePath.FindProblem(options.Path) is { } problem)
        {
            yield return $"{Name} is \"{options.Path}\"; {problem}";
        }
    }

    protected override IEnumerable<string> FindNotices(SqliteOptions options)
    {
        if (!IsInUse(services))
        {
            return options.Path is null || options.IsDevelopmentFile
                ? []
                : ["JwtMongoSms:Sqlite:Path is set and not used: another store is in use."];
        }

        return options.IsDevelopmentFile ? [$"No store is configured; for development users are kept in {options.Path}."] : [];
    }
}

/// <summary>Gives an application in Development a file of its own, where none is configured.</summary>
internal sealed class DevelopmentFile(SettingsSource source) : IPostConfigureOptions<SqliteOptions>
{
    public void PostConfigure(string? name, SqliteOptions options)
    {
        if (!source.IsDevelopment || !string.IsNullOrEmpty(options.Path))
            return;

        options.Path = new DevelopmentFolder(source).PathOf("jwtmongosms.db");
        options.IsDevelopmentFile = true;
    }
}
