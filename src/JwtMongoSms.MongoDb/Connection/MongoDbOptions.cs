namespace JwtMongoSms.MongoDb;

/// <summary>The MongoDB database that everything is kept in. Section <c>JwtMongoSms:MongoDb</c>; the connection string is best set as <c>ConnectionStrings:MongoDb</c>.</summary>
public sealed class MongoDbOptions
{
    /// <summary>
    /// Where MongoDB answers. By default <c>ConnectionStrings:MongoDb</c>, then <c>MONGODB_URI</c>. Not looked at when the application has registered an
    /// <c>IMongoDatabase</c>: that is used instead.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database; by default the one that the connection string names.</summary>
    public string? Database { get; set; }

    /// <summary>The application's own users. Unsharded, or sharded on <c>phoneNumber</c> by range. Default: <c>users</c>.</summary>
    public string UsersCollection { get; set; } = "users";

    /// <summary>Requests for codes; nothing secret stands on a user. Default: <c>loginChallenges</c>.</summary>
    public string ChallengesCollection { get; set; } = "loginChallenges";

    /// <summary>Who is signed in. Default: <c>loginSessions</c>.</summary>
    public string SessionsCollection { get; set; } = "loginSessions";

    /// <summary>How often a number was guessed at. Default: <c>loginLimits</c>.</summary>
    public string LimitsCollection { get; set; } = "loginLimits";

    /// <summary>What the <c>_id</c> of a user is. Default: <see cref="UserIdFormat.ObjectId"/>.</summary>
    public UserIdFormat UserIdFormat { get; set; }

    /// <summary>
    /// Whether missing indexes are made at start: <see langword="true"/> by default. When <see langword="false"/>, make them with
    /// <see cref="MongoIndexes.EnsureAsync"/>; the health check tells which are missing.
    /// </summary>
    public bool CreateIndexes { get; set; } = true;

    /// <summary>
    /// Whether a connection string may ask for <c>w=0</c> or <c>w=1</c>, and is obeyed: a code that was used may then be unused again after a change of the
    /// primary. For tests on a server that is thrown away; refused in Production. <c>w=0</c> is taken for <c>w=1</c>, since each command must be answered.
    /// </summary>
    public bool AllowWeakWrites { get; set; }
}
