namespace JwtMongoSms.Settings;

/// <summary>Which parts the application brings itself, so that their settings aren't asked for.</summary>
/// <param name="HasStore">All four stores.</param>
/// <param name="HasSender">What sends messages.</param>
/// <param name="HasDatabase">A MongoDB database, for our store to use.</param>
internal sealed record OwnParts(bool HasStore, bool HasSender, bool HasDatabase = false);
