using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Challenges;

/// <summary>Has one statement for each verb of challenges, with all its conditions: no verb reads first.</summary>
internal static class ChallengeStatements
{
    public const string Find = $"SELECT {ChallengeRow.Columns} FROM challenges WHERE hash = $hash";

    public const string CountAttempt = $"""
        UPDATE challenges SET attempts = attempts + 1
        WHERE hash = $hash AND purpose = $purpose AND user_id IS $user_id
          AND attempts < $attempt_limit AND consumed_at IS NULL AND expires_at > $now
        RETURNING {ChallengeRow.Columns}
        """;

    // One statement chooses and counts: nothing comes between. One that was suppressed must not hide one that was sent.
    public const string CountAttemptByNumber = $"""
        UPDATE challenges SET attempts = attempts + 1
        WHERE hash = (
            SELECT hash FROM challenges
            WHERE phone_number = $phone_number AND started_by_number = 1 AND purpose = $purpose
              AND attempts < $attempt_limit AND consumed_at IS NULL AND expires_at > $now
            ORDER BY suppressed_at IS NOT NULL, created_at DESC, hash DESC LIMIT 1)
        RETURNING {ChallengeRow.Columns}
        """;

    public const string Consume = """
        UPDATE challenges SET consumed_at = ifnull(consumed_at, $now), nonce = $nonce
        WHERE hash = $hash
          AND ((consumed_at IS NULL AND closed_at IS NULL AND suppressed_at IS NULL AND expires_at > $now) OR nonce = $nonce)
        RETURNING nonce
        """;

    // $latest is a JSON array: the latest moment that the first send may have been at, the second, and so on. Past its end it gives NULL,
    // and so false.
    public const string Resend = $"""
        UPDATE challenges SET sends = sends + 1, channel = $channel, last_sent_at = $now, closed_at = NULL
        WHERE hash = $hash AND attempts < $attempt_limit AND consumed_at IS NULL AND expires_at > $now
          AND (last_sent_at <= $latest ->> (sends - 1)
            OR ($refusal_ends_pause AND closed_at IS NOT NULL AND sends <= json_array_length($latest)))
        RETURNING {ChallengeRow.Columns}
        """;

    // A bit for each refused send, the first send the lowest. An assignment reads the values from before the statement.
    public const string Refuse = """
        UPDATE challenges
        SET refused = refused | $send_bit, closed_at = iif((refused | $send_bit) = (1 << sends) - 1, $now, closed_at)
        WHERE hash = $hash
        """;

    public static readonly string Add = Statement.InsertOnce("challenges", ChallengeRow.Columns, "hash");
}
