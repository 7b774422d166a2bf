namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>What a thing of the schema asks of people.</summary>
internal enum Guard
{
    None,
    SignedIn,
    Role,
    Policy,

    /// <summary>A field that its type's guard doesn't hold for.</summary>
    Open,
}
