using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

internal sealed partial class EfStores
{
    public Task AddAsync(CodeChallenge challenge, CancellationToken cancellationToken) => AddOnceAsync(challenge, cancellationToken);

    public Task<CodeChallenge?> FindAsync(ChallengeHash hash, CancellationToken cancellationToken) => AskAsync(
        () => context.Challenges.AsNoTracking().FirstOrDefaultAsync(challenge => challenge.Hash == hash, cancellationToken));

    public Task<CodeChallenge?> CountAttemptAsync(
        ChallengeHash hash,
        CodePurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
        => FirstAsync(
            context.Challenges,
            $"""
            UPDATE Challenges SET Attempts = Attempts + 1
            WHERE Hash = {hash.Bytes.ToArray()} AND Purpose = {(int)purpose} AND UserId IS {userId?.Value}
              AND Attempts < {attemptLimit} AND ConsumedAt IS NULL AND ExpiresAt > {Ms(now)}
            RETURNING *
            """,
            cancellationToken);

    public Task<CodeChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, CodePurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => FirstAsync(
            context.Challenges,
            $"""
            UPDATE Challenges SET Attempts = Attempts + 1
            WHERE Hash = (
                SELECT Hash FROM Challenges
                WHERE PhoneNumber = {phoneNumber.E164} AND StartedByNumber AND Purpose = {(int)purpose}
                  AND Attempts < {attemptLimit} AND ConsumedAt IS NULL AND ExpiresAt > {Ms(now)}
                ORDER BY SuppressedAt IS NOT NULL, CreatedAt DESC, Hash DESC LIMIT 1)
            RETURNING *
            """,
            cancellationToken);

    public async Task<bool> TryConsumeAsync(
        ChallengeHash hash, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
        => await AskAsync(() => context.Challenges
            .Where(challenge => challenge.Hash == hash)
            .Where(challenge => EF.Property<string?>(challenge, "Nonce") == nonce.Value
                || (challenge.ConsumedAt == null && challenge.ClosedAt == null && challenge.SuppressedAt == null
                    && challenge.ExpiresAt > now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(challenge => challenge.ConsumedAt, challenge => challenge.ConsumedAt ?? now)
                    .SetProperty(challenge => EF.Property<string?>(challenge, "Nonce"), nonce.Value),
                cancellationToken)) == 1;

    public Task<CodeChallenge?> TryResendAsync(
        ChallengeHash hash, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The latest moment that the first send may have been at, the second, and so on; past its end the array gives NULL.
        var latest = JsonSerializer.Serialize(rules.Pauses.Select(pause => Ms(now - pause)));
        return FirstAsync(
            context.Challenges,
            $"""
            UPDATE Challenges SET Sends = Sends + 1, Channel = {(int)channel}, LastSentAt = {Ms(now)}, ClosedAt = NULL
            WHERE Hash = {hash.Bytes.ToArray()} AND Attempts < {rules.AttemptLimit}
              AND ConsumedAt IS NULL AND ExpiresAt > {Ms(now)}
              AND (LastSentAt <= {latest} ->> (Sends - 1)
                OR ({rules.RefusalEndsPause} AND ClosedAt IS NOT NULL AND Sends <= {rules.Pauses.Count}))
            RETURNING *
            """,
            cancellationToken);
    }

    // A bit for each refused send: when all are set, no send has left.
    public Task RefuseAsync(ChallengeHash hash, int send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bit = 1L << (send - 1);
        return AskAsync(() => context.Database.ExecuteSqlAsync(
            $"""
            UPDATE Challenges
            SET Refused = Refused | {bit}, ClosedAt = iif((Refused | {bit}) = (1 << Sends) - 1, {Ms(now)}, ClosedAt)
            WHERE Hash = {hash.Bytes.ToArray()}
            """,
            cancellationToken));
    }
}
