using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Challenges;

/// <summary>Writes and reads a challenge. Its values come in the order of <see cref="Columns"/>.</summary>
internal static class ChallengeRow
{
    public const string Columns = """
        hash, purpose, user_id, phone_number, started_by_number, channel, language, salt, key_id,
        created_at, expires_at, purge_at, last_sent_at, sends, attempts, consumed_at, closed_at, suppressed_at, sent_from
        """;

    public static CodeChallenge Read(Row row) => new()
    {
        Hash = ChallengeHash.FromHash(row.Bytes()),
        Purpose = (CodePurpose)row.Int32(),
        UserId = row.TextOrNull() is { } userId ? UserId.Parse(userId) : null,
        PhoneNumber = PhoneNumber.FromE164(row.Text()),
        StartedByNumber = row.Int32() == 1,
        Channel = (DeliveryChannel)row.Int32(),
        Language = Language.TryParse(row.TextOrNull(), out var language) ? language : null,
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
        SuppressedAt = row.MomentOrNull(),
        SentFrom = row.TextOrNull(),
    };

    public static Statement Write(this Statement insert, CodeChallenge challenge) => insert
        .Add(challenge.Hash.Bytes.Span).Add((long)challenge.Purpose).Add(challenge.UserId?.Value).Add(challenge.PhoneNumber.E164)
        .Add(challenge.StartedByNumber ? 1 : 0).Add((long)challenge.Channel).Add(challenge.Language?.Tag).Add(challenge.Salt.Span)
        .Add(challenge.KeyId).Add(challenge.CreatedAt).Add(challenge.ExpiresAt).Add(challenge.PurgeAt).Add(challenge.LastSentAt)
        .Add(challenge.Sends).Add(challenge.Attempts).Add(challenge.ConsumedAt).Add(challenge.ClosedAt).Add(challenge.SuppressedAt)
        .Add(challenge.SentFrom);
}
