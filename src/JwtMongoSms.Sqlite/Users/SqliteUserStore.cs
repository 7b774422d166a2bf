using JwtMongoSms.Sqlite.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JwtMongoSms.Sqlite.Users;

internal sealed class SqliteUserStore(SqliteDatabase database) : IPhoneUserStore
{
    // In DO UPDATE a bare name is the value from before, so the last sign-in is kept and replaced in one statement.
    private const string InsertOrUpdate = $"""
        INSERT INTO users (id, phone_number, created_at, phone_number_verified_at, on_created_pending)
        VALUES ($id, $phone_number, $now, $now, $on_created_pending)
        ON CONFLICT (phone_number) DO UPDATE SET previous_sign_in_at = phone_number_verified_at, phone_number_verified_at = $now
        RETURNING {UserRow.Columns}
        """;

    private const string Update = $"""
        UPDATE users SET previous_sign_in_at = phone_number_verified_at, phone_number_verified_at = $now
        WHERE phone_number = $phone_number
        RETURNING {UserRow.Columns}
        """;

    private const string Find = $"SELECT {UserRow.Columns} FROM users WHERE id = $id";

    private const string FindByPhoneNumber = $"SELECT {UserRow.Columns} FROM users WHERE phone_number = $phone_number";

    // Either phone number matches, so that a repeat after a lost reply finds its own work done.
    private const string MovePhoneNumber = """
        UPDATE users SET phone_number = $to, phone_number_verified_at = $now WHERE id = $id AND phone_number IN ($from, $to)
        """;

    // A page is one short read, so that a slow reader keeps no transaction open.
    private const string ListPhoneNumbers = "SELECT id, phone_number FROM users WHERE id > $after ORDER BY id LIMIT 1000";

    private const string ConfirmCreated = "UPDATE users SET on_created_pending = 0 WHERE id = $id";

    private const string Delete = "DELETE FROM users WHERE id = $id";

    public async Task<UserSignIn?> GetOrAddAsync(
        PhoneNumber phoneNumber, SignUp signUp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = UserId.New(now).Value;
        var row = await database.WriteAsync(
            connection => GetOrAdd(connection, id, phoneNumber, signUp, now), cancellationToken).ConfigureAwait(false);

        return row is null
            ? null
            : new UserSignIn(row.ToUser(database.Path), IsNew: row.Id == id, row.IsOnCreatedPending, row.PreviousSignInAt);
    }

    public Task ConfirmCreatedAsync(UserId id, CancellationToken cancellationToken)
        => database.WriteAsync(connection => connection.Prepare(ConfirmCreated).Bind("$id", id.Value).Run(), cancellationToken);

    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Prepare(Find).Bind("$id", id.Value).QueryFirst(UserRow.Read)?.ToUser(database.Path),
        cancellationToken);

    public Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Prepare(FindByPhoneNumber)
            .Bind("$phone_number", phoneNumber.E164).QueryFirst(UserRow.Read)?.ToUser(database.Path),
        cancellationToken);

    public Task<PhoneNumberMove> TryMovePhoneNumberAsync(
        UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(connection => Move(connection, id, from, to, now), cancellationToken);

    public Task<IReadOnlyList<StoredPhoneNumber>> ListPhoneNumbersAsync(UserId? after, CancellationToken cancellationToken)
        => database.ReadAsync<IReadOnlyList<StoredPhoneNumber>>(
            connection => [.. connection.Prepare(ListPhoneNumbers)
                .Bind("$after", after?.Value ?? "").QueryAll(ReadStored).OfType<StoredPhoneNumber>()],
            cancellationToken);

    public Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken)
        => database.WriteAsync(connection => connection.Prepare(Delete).Bind("$id", id.Value).Run() == 1, cancellationToken);

    /// <summary>Runs the one statement of a sign-in. The new id is used only where the sign-in creates a user.</summary>
    internal static UserRow? GetOrAdd(StoreConnection connection, string newId, PhoneNumber phoneNumber, SignUp signUp, DateTimeOffset now)
    {
        var statement = signUp is SignUp.Closed
            ? connection.Prepare(Update)
            : connection.Prepare(InsertOrUpdate)
                .Bind("$id", newId).Bind("$on_created_pending", signUp is SignUp.OpenWithOnCreated ? 1 : 0);
        return statement.Bind("$phone_number", phoneNumber.E164).Bind("$now", now).QueryFirst(UserRow.Read);
    }

    // An id that was written by hand and is none belongs to no user.
    private static StoredPhoneNumber? ReadStored(Row row)
    {
        var (id, phoneNumber) = (row.Text(), row.Text());
        return UserId.TryParse(id, out var userId) ? new StoredPhoneNumber(userId, phoneNumber) : null;
    }

    private static PhoneNumberMove Move(StoreConnection connection, UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now)
    {
        try
        {
            var moved = connection.Prepare(MovePhoneNumber)
                .Bind("$id", id.Value).Bind("$from", from.E164).Bind("$to", to.E164).Bind("$now", now).Run();
            return moved == 1 ? PhoneNumberMove.Moved : PhoneNumberMove.Gone;
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE)
        {
            // It undoes this statement alone, and leaves its neighbours in the transaction as they were.
            return PhoneNumberMove.Taken;
        }
    }
}
