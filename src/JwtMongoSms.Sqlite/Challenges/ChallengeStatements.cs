namespace JwtMongoSms.Sqlite.Internal;

/// <summary>One statement for each verb of challenges. All conditions stand in the statement: nothing is read first.</summary>
internal static class ChallengeSql
{
    public const string Add = $"""
        INSERT INTO challenges ({ChallengeRow.Columns}) VALUES ({ChallengeRow.Parameters})
        ON CONFLICT (reference) DO NOTHING
        """;

    public const string Find = $"SELECT {ChallengeRow.Columns} FROM challenges WHERE reference = $reference";

    public const string CountAttempt = $"""
        UPDATE challenges SET attempts = attempts + 1
        WHERE reference = $reference AND purpose = $purpose AND user_id IS $user_id
          AND attempts < $attempt_limit AND consumed_at IS NULL AND expires_at > $now
        RETURNING {ChallengeRow.Columns}
        """;

    // The newest is chosen and counted in one statement, by the one writer: nobody can come between.
    public const string CountAttemptByNumber = $"""
        UPDATE challenges SET attempts = attempts + 1
        WHERE reference = (
            SELECT reference FROM challenges
            WHERE phone_number = $phone_number AND started_by_number = 1 AND purpose = $purpose AND attempts < $attempt_limit AND consumed_at IS NULL AND expires_at > $now
            ORDER BY created_at DESC, reference DESC LIMIT 1)
        RETURNING {ChallengeRow.Columns}
        """;

    public const string Consume = """
        UPDATE challenges SET consumed_at = ifnull(consumed_at, $now), nonce = $nonce
        WHERE reference = $reference
          AND ((consumed_at IS NULL AND closed_at IS NULL AND swallowed_at IS NULL AND expires_at > $now) OR nonce = $nonce)
        RETURNING nonce
        """;

    // $latest is a JSON array: the latest moment that the first send may have been at, the second, and so on. Past its end it gives NULL, which no time is before.
    // A refused send was no send, so what follows it needs no pause.
    public const string Resend = $"""
        UPDATE challenges SET sends = sends + 1, channel = $channel, last_sent_at = $now, closed_at = NULL, delivery_rank = 0, delivery_class = NULL
        WHERE reference = $reference AND attempts < $attempt_limit AND consumed_at IS NULL AND expires_at > $now
          AND (last_sent_at <= $latest ->> (sends - 1) OR (closed_at IS NOT NULL AND sends <= json_array_length($latest)))
        RETURNING {ChallengeRow.Columns}
        """;

    // An earlier send may be accepted after a later one was refused: somebody holds the code.
    public const string Accept = "UPDATE challenges SET accepted_at = $now, closed_at = NULL WHERE reference = $reference";

    public const string Close = "UPDATE challenges SET closed_at = $now WHERE reference = $reference AND sends = $send AND accepted_at IS NULL";

    public const string ReportDelivery = """
        UPDATE challenges SET delivery_rank = $rank, delivery_class = $class
        WHERE reference = $reference AND sends = $send AND delivery_rank < $rank
        """;
}
