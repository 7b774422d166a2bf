using System.Globalization;

namespace JwtMongoSms.Sqlite;

internal sealed class SqliteChallengeStore(SqliteDatabase database) : IChallengeStore
{
    public Task AddAsync(CodeChallenge challenge, CancellationToken cancellationToken) => database.WriteAsync(
        connection => ChallengeRow.BindAll(connection.Prepare(ChallengeSql.Add), challenge).Run(),
        cancellationToken);

    public Task<CodeChallenge?> FindAsync(ChallengeHash reference, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Prepare(ChallengeSql.Find).Bind("$reference", reference.Bytes.Span).QueryFirst(ChallengeRow.Read),
        cancellationToken);

    public Task<CodeChallenge?> CountAttemptAsync(
        ChallengeHash reference, CodePurpose purpose, UserId? userId, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.CountAttempt)
                .Bind("$reference", reference.Bytes.Span).Bind("$purpose", (long)purpose).Bind("$user_id", userId?.Value)
                .Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<CodeChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, CodePurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.CountAttemptByNumber)
                .Bind("$phone_number", phoneNumber.E164).Bind("$purpose", (long)purpose).Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<bool> TryConsumeAsync(ChallengeHash reference, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.Consume)
                .Bind("$reference", reference.Bytes.Span).Bind("$nonce", nonce.Value).Bind("$now", now)
                .QueryFirst(row => row.Text()) == nonce.Value,
            cancellationToken);

    public Task<CodeChallenge?> TryResendAsync(
        ChallengeHash reference, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.Resend)
                .Bind("$reference", reference.Bytes.Span).Bind("$channel", (long)channel).Bind("$attempt_limit", rules.AttemptLimit)
                .Bind("$latest", LatestSends(rules, now)).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task AcceptAsync(ChallengeHash reference, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepare(ChallengeSql.Accept).Bind("$reference", reference.Bytes.Span).Bind("$now", now).Run(),
        cancellationToken);

    public Task CloseAsync(ChallengeHash reference, int send, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepare(ChallengeSql.Close).Bind("$reference", reference.Bytes.Span).Bind("$send", send).Bind("$now", now).Run(),
        cancellationToken);

    public Task<bool> ReportDeliveryAsync(ChallengeHash reference, int send, DeliveryReport report, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.ReportDelivery)
                .Bind("$reference", reference.Bytes.Span).Bind("$send", send).Bind("$rank", report.Rank).Bind("$class", (long?)report.FailureClass)
                .Run() == 1,
            cancellationToken);

    private static string LatestSends(ResendRules rules, DateTimeOffset now)
    {
        var moments = rules.Pauses.Select(pause => (now - pause).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return $"[{string.Join(',', moments)}]";
    }
}
