using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>Tells of changes of the keys: one call logs and publishes.</summary>
internal sealed class KeyEvents(SignInEvents events, ILogger<SignInEvents> logger)
{
    public void KeyRotated(SigningKey signer, KeyRing ring)
    {
        Log.KeyRotated(logger, signer.Id, string.Join(", ", ring.Keys.Select(key => key.Id)));
        events.Publish(events.Create(SignInEventKind.KeyRotated) with { KeyId = signer.Id });
    }
}
