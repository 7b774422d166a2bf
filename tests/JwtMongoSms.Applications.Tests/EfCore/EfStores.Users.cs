using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

internal sealed partial class EfStores
{
    public async Task<UserSignIn?> GetOrAddAsync(
        PhoneNumber phoneNumber, SignUp signUp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = UserId.New(now);
        var row = await FirstAsync(
            context.Users,
            signUp is not SignUp.Closed
                ? (FormattableString)$"""
                INSERT INTO Users (Id, PhoneNumber, CreatedAt, PhoneNumberVerifiedAt, IsOnCreatedPending)
                VALUES ({id.Value}, {phoneNumber.E164}, {Ms(now)}, {Ms(now)}, {signUp is SignUp.OpenWithOnCreated})
                ON CONFLICT (PhoneNumber) DO UPDATE SET PreviousSignInAt = PhoneNumberVerifiedAt, PhoneNumberVerifiedAt = {Ms(now)}
                RETURNING *
                """
                : $"""
                UPDATE Users SET PreviousSignInAt = PhoneNumberVerifiedAt, PhoneNumberVerifiedAt = {Ms(now)}
                WHERE PhoneNumber = {phoneNumber.E164}
                RETURNING *
                """,
            cancellationToken);
        return row is null ? null : new UserSignIn(row.ToUser(), IsNew: row.Id == id, row.IsOnCreatedPending, row.PreviousSignInAt);
    }

    public Task ConfirmCreatedAsync(UserId id, CancellationToken cancellationToken) => AskAsync(() => context.Users
        .Where(user => user.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(user => user.IsOnCreatedPending, false), cancellationToken));

    public async Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) => (await AskAsync(
        () => context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellationToken)))?.ToUser();

    public async Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => (await AskAsync(
        () => context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.PhoneNumber == phoneNumber, cancellationToken)))?.ToUser();

    // Either number matches, so that a repeat after a lost reply finds its own work done.
    public async Task<PhoneNumberMove> TryMovePhoneNumberAsync(
        UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var moved = await AskAsync(() => context.Users
                .Where(user => user.Id == id && (user.PhoneNumber == from || user.PhoneNumber == to))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(user => user.PhoneNumber, to).SetProperty(user => user.PhoneNumberVerifiedAt, now),
                    cancellationToken));
            return moved == 1 ? PhoneNumberMove.Moved : PhoneNumberMove.Gone;
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode == UniqueConstraint)
        {
            return PhoneNumberMove.Taken;
        }
    }

    public async Task<IReadOnlyList<StoredPhoneNumber>> ListPhoneNumbersAsync(UserId? after, CancellationToken cancellationToken)
    {
        var page = await AskAsync(() => context.Users
            .FromSql($"SELECT * FROM Users WHERE Id > {after?.Value ?? ""} ORDER BY Id LIMIT 1000")
            .AsNoTracking().ToListAsync(cancellationToken));
        return [.. page.Select(user => new StoredPhoneNumber(user.Id, user.PhoneNumber.E164))];
    }

    public async Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken)
        => await AskAsync(() => context.Users.Where(user => user.Id == id).ExecuteDeleteAsync(cancellationToken)) == 1;
}
