using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Checks the settings. A connection string is never shown: it may hold a password.</summary>
internal static class MongoDbOptionsCheck
{
    private const string Connection = "ConnectionStrings:MongoDb";
    private const string Example = "it is an address such as mongodb://localhost:27017/myapp.";

    /// <summary>Lists the settings that are wrong, each as a path from the configuration's root, and what to do.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="hasDatabase">Whether the application has registered its database, so that the connection string isn't used.</param>
    public static IEnumerable<(string Setting, string Problem)> Problems(MongoDbOptions options, bool hasDatabase)
        => Collections(options).Concat(hasDatabase ? [] : Place(options));

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
