using System.Collections.Immutable;
using System.Text.Json;

namespace JwtMongoSms;

/// <summary>A user, who has verified a phone number.</summary>
public sealed record User
{
    /// <summary>Gets the id. It never changes.</summary>
    public required UserId Id { get; init; }

    /// <summary>Gets the phone number that signs this user in.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>Gets the time of creation; <see langword="null"/> where the application created the user without it.</summary>
    public required DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// Gets the time of the last sign-in or change of number; <see langword="null"/> for a user that the application created and who has
    /// not signed in yet.
    /// </summary>
    public required DateTimeOffset? PhoneNumberVerifiedAt { get; init; }

    /// <summary>Gets the application's own fields. Only those named in <see cref="UserOptions.PublicFields"/> leave the server.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;
}
