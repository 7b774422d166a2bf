namespace JwtMongoSms.Sessions;

/// <summary>A refresh token that one of our keys has made; whether its session still takes it, the store knows.</summary>
internal sealed class PresentedRefreshToken(SessionId id, int generation, byte[] mac)
{
    public SessionId Id { get; } = id;

    public int Generation { get; } = generation;

    public ReadOnlySpan<byte> Mac => mac;
}
