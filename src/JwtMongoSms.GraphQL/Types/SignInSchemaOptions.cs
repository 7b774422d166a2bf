namespace JwtMongoSms;

/// <summary>How sign-in joins a schema that has types and fields of its own.</summary>
public sealed class SignInSchemaOptions
{
    /// <summary>
    /// Gets or sets what precedes the names of our types (<c>User</c>, <c>Session</c>, <c>CodeChallenge</c>, <c>SignedInDevice</c>,
    /// <c>JSON</c>), for an application that has a type of that name. Empty by default.
    /// </summary>
    public string TypePrefix { get; set; } = "";

    /// <summary>
    /// Gets the names of our fields that the schema does not get, such as <c>viewer</c> where the application has its own. None by default.
    /// </summary>
    public ISet<string> ExcludedFields { get; } = new HashSet<string>(StringComparer.Ordinal);

    internal (string TypeName, Func<User, object> Map)? UserType { get; private set; }

    /// <summary>Shows users as a type of the application, in place of ours.</summary>
    /// <param name="typeName">The name of the type in the schema, such as <c>User</c>.</param>
    /// <param name="map">Creates the object that the fields of that type are resolved from.</param>
    public void UseUserType(string typeName, Func<User, object> map) => UserType = (typeName, map);
}
