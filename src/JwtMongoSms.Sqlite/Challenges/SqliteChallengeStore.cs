using System.Globalization;
using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Internal;

internal sealed class SqliteChallengeStore(SqliteDatabase database) : IChallengeStore
{
    public Task AddAsync(LoginChallenge challenge, CancellationToken cancellationToken) => database.WriteAsync(
        connection => ChallengeRow.BindAll(connection.Prepare(ChallengeSql.Add), challenge).Run(),
        cancellationToken);

    public Task<LoginChallenge?> FindAsync(ChallengeReference reference, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Prepare(ChallengeSql.Find).Bind("$reference", reference.Hash.Span).QueryFirst(ChallengeRow.Read),
        cancellationToken);

    public Task<LoginChallenge?> CountAttemptAsync(
        ChallengeReference reference, LoginPurpose purpose, UserId? userId, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.CountAttempt)
                .Bind("$reference", reference.Hash.Span).Bind("$purpose", (long)purpose).Bind("$user_id", userId?.Value)
                .Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<LoginChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, LoginPurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.CountAttemptByNumber)
                .Bind("$phone_number", phoneNumber.E164).Bind("$purpose", (long)purpose).Bind("$attempt_limit", attemptLimit).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task<bool> TryConsumeAsync(ChallengeReference reference, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.Consume)
                .Bind("$reference", reference.Hash.Span).Bind("$nonce", nonce.Value).Bind("$now", now)
                .QueryFirst(row => row.Text()) == nonce.Value,
            cancellationToken);

    public Task<LoginChallenge?> TryResendAsync(
        ChallengeReference reference, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.Resend)
                .Bind("$reference", reference.Hash.Span).Bind("$channel", (long)channel).Bind("$attempt_limit", rules.AttemptLimit)
                .Bind("$latest", LatestSends(rules, now)).Bind("$now", now)
                .QueryFirst(ChallengeRow.Read),
            cancellationToken);

    public Task AcceptAsync(ChallengeReference reference, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepare(ChallengeSql.Accept).Bind("$reference", reference.Hash.Span).Bind("$now", now).Run(),
        cancellationToken);

    public Task CloseAsync(ChallengeReference reference, int send, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepare(ChallengeSql.Close).Bind("$reference", reference.Hash.Span).Bind("$send", send).Bind("$now", now).Run(),
        cancellationToken);

    public Task<bool> ReportDeliveryAsync(ChallengeReference reference, int send, DeliveryReport report, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(ChallengeSql.ReportDelivery)
                .Bind("$reference", reference.Hash.Span).Bind("$send", send).Bind("$rank", report.Rank).Bind("$class", (long?)report.FailureClass)
                .Run() == 1,
            cancellationToken);

    private static string LatestSends(ResendRules rules, DateTimeOffset now)
    {
        var moments = rules.Pauses.Select(pause => (now - pause).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return $"[{string.Join(',', moments)}]";
    }
}
