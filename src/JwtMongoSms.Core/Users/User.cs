using System.Collections.Immutable;
using System.Text.Json;

namespace JwtMongoSms;

/// <summary>A person who has shown that a phone number is theirs.</summary>
public sealed record User
{
    /// <summary>Who it is, for good.</summary>
    public required UserId Id { get; init; }

    /// <summary>The number that signs this user in.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>When the user was made; <see langword="null"/> for one that the application made without saying when.</summary>
    public required DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// When the number was last shown to be this user's: the time of the last sign-in. <see langword="null"/> for one that the application made and
    /// who has not signed in yet.
    /// </summary>
    public required DateTimeOffset? PhoneNumberVerifiedAt { get; init; }

    /// <summary>The application's own fields, as they stand in the store. Only those named in <see cref="UserOptions.PublicFields"/> leave the server.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;
}
