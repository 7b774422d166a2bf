using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.Settings;
using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb;

/// <summary>Reads and validates <see cref="MongoDbOptions"/>. A connection string is never shown: it may hold a password.</summary>
internal sealed class MongoDbOptionsSetup(SettingsSource source, IServiceProvider services)
    : OptionsSetup<MongoDbOptions>("MongoDb", source)
{
    public const string StoreName = "MongoDb";

    private const string Connection = "ConnectionStrings:MongoDb";
    private const string Example = "it is an address such as mongodb://localhost:27017/myapp.";

    /// <summary>Gets whether this is the store in use.</summary>
    public static bool IsInUse(IServiceProvider services) => services.GetService<StoreInUse>()?.GetName(services) == StoreName;

    /// <summary>Gets whether the configuration or the application names a database.</summary>
    public static bool HasDatabase(IServiceProvider services)
        => ApplicationDatabase.Exists(services) || !string.IsNullOrEmpty(RawOptions.Create<MongoDbOptions>(services).ConnectionString);

    protected override void Read(SettingReader reader, MongoDbOptions options)
    {
        // The place where ASP.NET Core has its connection strings comes before the variable of the npm package.
        options.ConnectionString = reader.Text("ConnectionString", options.ConnectionString)
            ?? reader.FromRoot(Connection) ?? reader.FromRoot("MONGODB_URI");
        options.Database = reader.Text("Database", options.Database);
        options.UsersCollection = reader.Text("UsersCollection", options.UsersCollection)!;
        options.ChallengesCollection = reader.Text("ChallengesCollection", options.ChallengesCollection)!;
        options.SessionsCollection = reader.Text("SessionsCollection", options.SessionsCollection)!;
        options.LimitsCollection = reader.Text("LimitsCollection", options.LimitsCollection)!;
        options.UserIdFormat = reader.Choice("UserIdFormat", options.UserIdFormat);
        options.CreateIndexes = reader.Flag("CreateIndexes", options.CreateIndexes);
        options.AllowWeakWrites = reader.Flag("AllowWeakWrites", options.AllowWeakWrites);
    }

    protected override IEnumerable<string> FindProblems(MongoDbOptions options)
    {
        IEnumerable<string> problems = !IsInUse(services) ? [] : Collections(options)
            .Concat(ApplicationDatabase.Exists(services) ? [] : Place(options))
            .Select(problem => $"{Setting.RootName(problem.Item1)} {problem.Item2}");
        return options.AllowWeakWrites && !Source.IsDevelopment
            ? problems.Append($"{Setting.Name("MongoDb:AllowWeakWrites")} is true; that is for tests only.")
            : problems;
    }

    private static IEnumerable<(string, string)> Collections(MongoDbOptions options)
    {
        var named = new[]
        {
            ("UsersCollection", options.UsersCollection), ("ChallengesCollection", options.ChallengesCollection),
            ("SessionsCollection", options.SessionsCollection), ("LimitsCollection", options.LimitsCollection),
        };
        foreach (var (setting, name) in named)
        {
            if (!CollectionNamespace.IsValid(name) || name.Contains('$') || name.StartsWith("system.", StringComparison.Ordinal))
                yield return (Name(setting), $"is \"{name}\"; it names a collection, without $ and not beginning with \"system.\".");
            else if (named.First(other => other.Item2 == name).Item1 is var first && first != setting)
                yield return (Name(setting), $"is \"{name}\", and so is MongoDb:{first}; each needs a collection of its own.");
        }

        if (!Enum.IsDefined(options.UserIdFormat))
        {
            var names = string.Join(", ", Enum.GetNames<UserIdFormat>());
            yield return (Name("UserIdFormat"), $"is {(int)options.UserIdFormat}; it is one of {names}.");
        }
    }

    private static IEnumerable<(string, string)> Place(MongoDbOptions options)
    {
        if (string.IsNullOrEmpty(options.ConnectionString))
            yield return (Connection, $"is missing; {Example}");
        else if (Parse(options.ConnectionString) is not { } url)
            yield return (Connection, $"is no connection string that MongoDB's driver understands; {Example}");
        else
        {
            var database = string.IsNullOrEmpty(options.Database) ? url.DatabaseName : options.Database;
            if (string.IsNullOrEmpty(database))
                yield return (Name("Database"), "is missing, and the connection string names no database; append one, such as .../myapp.");
            else if (!DatabaseNamespace.IsValid(database))
                yield return (Name("Database"), $"is \"{database}\"; it is the name of a database.");

            if (!options.AllowWeakWrites && url.W is { } w && (w.Equals(0) || w.Equals(1)))
                yield return (Connection, $"sets w={w}; a used code could be used again after a change of the primary. Remove w from it.");
        }
    }

    private static MongoUrl? Parse(string text)
    {
        try
        {
            return new MongoUrl(text);
        }
        catch (Exception exception) when (exception is MongoConfigurationException or FormatException or ArgumentException)
        {
            // Its message quotes the whole text, so it is dropped.
            return null;
        }
    }

    private static string Name(string setting) => $"JwtMongoSms:MongoDb:{setting}";
}
