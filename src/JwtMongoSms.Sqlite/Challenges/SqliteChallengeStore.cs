using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Challenges;

internal sealed class SqliteChallengeStore(SqliteDatabase database) : IChallengeStore
{
    public Task AddAsync(CodeChallenge challenge, CancellationToken cancellationToken)
        => database.WriteAsync(connection => connection.Prepare(ChallengeStatements.Add).Write(challenge).Run(), cancellationToken);

    public Task<CodeChallenge?> FindAsync(ChallengeHash hash, CancellationToken cancellationToken) => database.ReadAsync(
        connection => Prepare(connection, ChallengeStatements.Find, hash).QueryFirst(ChallengeRow.Read),
        cancellationToken);

    public Task<CodeChallenge?> CountAttemptAsync(
        ChallengeHash hash,
        CodePurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.CountAttempt, hash)
                .Bind("$purpose", (long)purpose).Bind("$user_id", userId?.Value).Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<CodeChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, CodePurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeStatements.CountAttemptByNumber)
                .Bind("$phone_number", phoneNumber.E164).Bind("$purpose", (long)purpose)
                .Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<bool> TryConsumeAsync(
        ChallengeHash hash, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.Consume, hash).Bind("$nonce", nonce.Value).Bind("$now", now)
                .QueryFirst(row => row.Text()) == nonce.Value,
            cancellationToken);

    public Task<CodeChallenge?> TryResendAsync(
        ChallengeHash hash, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.Resend, hash)
                .Bind("$channel", (long)channel).Bind("$attempt_limit", rules.AttemptLimit).Bind("$latest", LatestSends(rules, now))
                .Bind("$refusal_ends_pause", rules.RefusalEndsPause ? 1 : 0).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task RefuseAsync(ChallengeHash hash, int send, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.Refuse, hash)
                .Bind("$send_bit", 1L << (send - 1)).Bind("$now", now).Run(),
            cancellationToken);

    private static Statement Prepare(StoreConnection connection, string sql, ChallengeHash hash)
        => connection.Prepare(sql).Bind("$hash", hash.Bytes.Span);

    private static string LatestSends(ResendRules rules, DateTimeOffset now)
        => $"[{string.Join(',', rules.Pauses.Select(pause => (now - pause).ToUnixTimeMilliseconds()))}]";
}
