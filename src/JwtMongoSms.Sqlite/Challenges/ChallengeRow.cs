using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Internal;

/// <summary>How a challenge stands in its table.</summary>
internal static class ChallengeRow
{
    public const string Columns = """
        reference, purpose, phone_number, channel, salt, key_id, created_at, expires_at, purge_at, last_sent_at, sends, attempts,
        consumed_at, closed_at, accepted_at, swallowed_at, delivery_rank, delivery_class, culture, user_id, started_by_number
        """;

    public const string Parameters = """
        $reference, $purpose, $phone_number, $channel, $salt, $key_id, $created_at, $expires_at, $purge_at, $last_sent_at, $sends, $attempts,
        $consumed_at, $closed_at, $accepted_at, $swallowed_at, $delivery_rank, $delivery_class, $culture, $user_id, $started_by_number
        """;

    public static LoginChallenge Read(Row row) => new()
    {
        Reference = ChallengeReference.FromHash(row.Bytes()),
        Purpose = (LoginPurpose)row.Int32(),
        PhoneNumber = PhoneNumber.FromStore(row.Text()),
        Channel = (DeliveryChannel)row.Int32(),
        Salt = row.Bytes(),
        KeyId = row.Text(),
        CreatedAt = row.Moment(),
        ExpiresAt = row.Moment(),
        PurgeAt = row.Moment(),
        LastSentAt = row.Moment(),
        Sends = row.Int32(),
        Attempts = row.Int32(),
        ConsumedAt = row.MomentOrNull(),
        ClosedAt = row.MomentOrNull(),
        AcceptedAt = row.MomentOrNull(),
        SwallowedAt = row.MomentOrNull(),
        DeliveryRank = row.Int32(),
        DeliveryClass = (DeliveryFailureClass?)row.Int32OrNull(),
        Culture = row.TextOrNull(),
        UserId = ReadUserId(row.TextOrNull()),
        StartedByNumber = row.Int32() == 1,
    };

    public static Statement BindAll(Statement statement, LoginChallenge challenge) => statement
        .Bind("$reference", challenge.Reference.Hash.Span)
        .Bind("$purpose", (long)challenge.Purpose)
        .Bind("$phone_number", challenge.PhoneNumber.E164)
        .Bind("$channel", (long)challenge.Channel)
        .Bind("$salt", challenge.Salt.Span)
        .Bind("$key_id", challenge.KeyId)
        .Bind("$created_at", challenge.CreatedAt)
        .Bind("$expires_at", challenge.ExpiresAt)
        .Bind("$purge_at", challenge.PurgeAt)
        .Bind("$last_sent_at", challenge.LastSentAt)
        .Bind("$sends", challenge.Sends)
        .Bind("$attempts", challenge.Attempts)
        .Bind("$consumed_at", challenge.ConsumedAt)
        .Bind("$closed_at", challenge.ClosedAt)
        .Bind("$accepted_at", challenge.AcceptedAt)
        .Bind("$swallowed_at", challenge.SwallowedAt)
        .Bind("$delivery_rank", challenge.DeliveryRank)
        .Bind("$delivery_class", (long?)challenge.DeliveryClass)
        .Bind("$culture", challenge.Culture)
        .Bind("$user_id", challenge.UserId?.Value)
        .Bind("$started_by_number", challenge.StartedByNumber ? 1 : 0);

    private static UserId? ReadUserId(string? text) => text is null ? null
        : UserId.TryParse(text, out var id) ? id : throw new FormatException("A stored challenge has no usable user id.");
}
