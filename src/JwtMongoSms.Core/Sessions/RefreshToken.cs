namespace JwtMongoSms;

/// <summary>The token that a client presents to get its next access token. It prints masked and is stored nowhere.</summary>
public sealed class RefreshToken
{
    /// <summary>Creates a token from its text, for a fake <see cref="ISignInService"/>; only those that were derived are valid.</summary>
    public RefreshToken(string value) => Value = value;

    /// <summary>Gets the token for the wire.</summary>
    public string Value { get; }

    /// <summary>Always <c>******</c>.</summary>
    public override string ToString() => "******";
}
