using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Challenges;

internal sealed class SqliteChallengeStore(SqliteDatabase database) : IChallengeStore
{
    public Task AddAsync(LoginChallenge challenge, CancellationToken cancellationToken)
        => database.WriteAsync(connection => connection.Prepare(ChallengeStatements.Add).Write(challenge).Run(), cancellationToken);

    public Task<LoginChallenge?> FindAsync(ChallengeReference reference, CancellationToken cancellationToken) => database.ReadAsync(
        connection => Prepare(connection, ChallengeStatements.Find, reference).QueryFirst(ChallengeRow.Read),
        cancellationToken);

    public Task<LoginChallenge?> CountAttemptAsync(
        ChallengeReference reference,
        LoginPurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.CountAttempt, reference)
                .Bind("$purpose", (long)purpose).Bind("$user_id", userId?.Value).Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<LoginChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, LoginPurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeStatements.CountAttemptByNumber)
                .Bind("$phone_number", phoneNumber.E164).Bind("$purpose", (long)purpose)
                .Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<bool> TryConsumeAsync(
        ChallengeReference reference, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.Consume, reference).Bind("$nonce", nonce.Value).Bind("$now", now)
                .QueryFirst(row => row.Text()) == nonce.Value,
            cancellationToken);

    public Task<LoginChallenge?> TryResendAsync(
        ChallengeReference reference, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.Resend, reference)
                .Bind("$channel", (long)channel).Bind("$attempt_limit", rules.AttemptLimit).Bind("$latest", LatestSends(rules, now))
                .Bind("$refusal_ends_pause", rules.RefusalEndsPause ? 1 : 0).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task RefuseAsync(ChallengeReference reference, int send, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, ChallengeStatements.Refuse, reference)
                .Bind("$send_bit", 1L << (send - 1)).Bind("$now", now).Run(),
            cancellationToken);

    private static Statement Prepare(StoreConnection connection, string sql, ChallengeReference reference)
        => connection.Prepare(sql).Bind("$hash", reference.Hash.Span);

    private static string LatestSends(ResendRules rules, DateTimeOffset now)
        => $"[{string.Join(',', rules.Pauses.Select(pause => (now - pause).ToUnixTimeMilliseconds()))}]";
}
