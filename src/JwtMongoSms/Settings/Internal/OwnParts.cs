namespace JwtMongoSms.Settings.Internal;

/// <summary>Which parts the application brings itself, so that their settings aren't asked for.</summary>
internal sealed record OwnParts(bool HasStore, bool HasSender);
