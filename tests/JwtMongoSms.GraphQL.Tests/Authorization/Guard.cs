namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>What an element of the schema requires.</summary>
internal enum Guard
{
    None,
    SignedIn,
    Role,
    Policy,

    /// <summary>A field that the guard of its type does not apply to.</summary>
    Open,
}
