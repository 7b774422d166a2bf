namespace JwtMongoSms;

/// <summary>
/// The MongoDB database of users, challenges, sessions and limits. Section <c>JwtMongoSms:MongoDb</c>; the connection string is best set as
/// <c>ConnectionStrings:MongoDb</c>.
/// </summary>
public sealed class MongoDbOptions
{
    /// <summary>
    /// The servers' address. By default <c>ConnectionStrings:MongoDb</c>, then <c>MONGODB_URI</c>. Ignored when the application has
    /// registered an <c>IMongoDatabase</c>: that is used instead.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database; by default the one that the connection string names.</summary>
    public string? Database { get; set; }

    /// <summary>The application's users. Unsharded, or sharded on <c>phoneNumber</c> by range. Default: <c>users</c>.</summary>
    public string UsersCollection { get; set; } = "users";

    /// <summary>Challenges, apart from users: a user's document holds nothing secret. Default: <c>signInChallenges</c>.</summary>
    public string ChallengesCollection { get; set; } = "signInChallenges";

    /// <summary>Signed-in devices. Default: <c>signInSessions</c>.</summary>
    public string SessionsCollection { get; set; } = "signInSessions";

    /// <summary>Guess budgets of phone numbers. Default: <c>signInLimits</c>.</summary>
    public string LimitsCollection { get; set; } = "signInLimits";

    /// <summary>The kind of a user's <c>_id</c>. Default: <see cref="UserIdFormat.ObjectId"/>.</summary>
    public UserIdFormat UserIdFormat { get; set; }

    /// <summary>
    /// Whether the indexes are created at start: <see langword="true"/> by default. When <see langword="false"/>, create them with
    /// <see cref="MongoIndexes.EnsureAsync"/>; the health check names those that are missing.
    /// </summary>
    public bool CreateIndexes { get; set; } = true;

    /// <summary>
    /// Whether a connection string may set <c>w=0</c> or <c>w=1</c>: a used code may then be unused again after a change of the primary.
    /// For tests on a disposable server; refused in Production. <c>w=0</c> is treated as <c>w=1</c>, since each command must be
    /// acknowledged.
    /// </summary>
    public bool AllowWeakWrites { get; set; }
}
