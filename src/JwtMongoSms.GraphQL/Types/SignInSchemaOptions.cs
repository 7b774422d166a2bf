using JwtMongoSms.Users;

namespace JwtMongoSms.GraphQL;

/// <summary>How signing in stands in a schema that has types and fields of its own.</summary>
public sealed class LoginSchemaOptions
{
    /// <summary>Stands before the name of each of our types (<c>User</c>, <c>Session</c>, <c>LoginChallenge</c>, <c>SignedInDevice</c>, <c>JSON</c>) where the application has a type of that name. Empty by default.</summary>
    public string TypePrefix { get; set; } = "";

    /// <summary>Fields that the schema does without, such as <c>viewer</c> where the application has its own, or <c>sendAuthCode</c> and <c>verifyAuthCode</c> where no client of the npm package is left. None by default.</summary>
    public ISet<string> LeaveOut { get; } = new HashSet<string>(StringComparer.Ordinal);

    internal (string TypeName, Func<User, object> Map)? OwnUser { get; private set; }

    /// <summary>Shows users as a type of the application's own, in place of ours.</summary>
    /// <param name="typeName">The type's name in the schema, such as <c>User</c>.</param>
    /// <param name="map">Makes what the fields of that type are resolved from.</param>
    public void UseUserType(string typeName, Func<User, object> map) => OwnUser = (typeName, map);
}
