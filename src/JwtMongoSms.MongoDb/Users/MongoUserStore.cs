using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>Keeps the application's users. A sign-in changes one field.</summary>
internal sealed class MongoUserStore(MongoDatabase database, UnreadableUsers unreadable) : IPhoneUserStore
{
    private readonly StoreCollection users = database.Users;
    private readonly MongoDbOptions options = database.Users.Options;

    public Task<UserSignIn?> GetOrAddAsync(
        PhoneNumber phoneNumber, SignUp signUp, DateTimeOffset now, CancellationToken cancellationToken) => users.RunAsync(
            async (commands, token) =>
            {
                var newUser = NewUser(phoneNumber, signUp, now);
                var before = await SignInAsync(commands, newUser, signUp is not SignUp.Closed, token).ConfigureAwait(false);
                if (before is null)
                    return signUp is SignUp.Closed ? null : new UserSignIn(Read(newUser), IsNew: true, IsPending(newUser), null);

                var previous = UserDocument.DateOrNull(before, UserDocument.PhoneNumberVerifiedAt);
                before[UserDocument.PhoneNumberVerifiedAt] = now.ToBson();
                return new UserSignIn(Read(before), IsNew: false, IsPending(before), previous);
            },
            cancellationToken);

    public Task ConfirmCreatedAsync(UserId id, CancellationToken cancellationToken)
    {
        if (!UserKey.TryWrite(id, options.UserIdFormat, out var key))
            return Task.CompletedTask;

        var unmark = new BsonDocument("$unset", new BsonDocument(UserDocument.OnCreatedPending, ""));
        return users.RunAsync(
            (commands, token) => commands.UpdateOneAsync(new BsonDocument(UserDocument.Id, key), unmark, token), cancellationToken);
    }

    // An id that no user can have is not worth a command, here and below.
    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) => UserKey.TryWrite(id, options.UserIdFormat, out var key)
        ? users.RunAsync((commands, token) => commands.FindOneAsync(new BsonDocument(UserDocument.Id, key), Read, token), cancellationToken)
        : Task.FromResult<User?>(null);

    public Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => users.RunAsync(
        (commands, token) => commands.FindOneAsync(new BsonDocument(UserDocument.PhoneNumber, phoneNumber.E164), Read, token),
        cancellationToken);

    // The start has looked at the ids of all users; where it found none that is odd, this costs no command.
    public Task EnsureReadableAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken)
        => unreadable.MayExist ? FindByPhoneNumberAsync(phoneNumber, cancellationToken) : Task.CompletedTask;

    public Task<PhoneNumberMove> TryMovePhoneNumberAsync(
        UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken)
        => UserKey.TryWrite(id, options.UserIdFormat, out var key)
            ? users.RunAsync((commands, token) => MoveAsync(commands, key, from, to, now, token), cancellationToken)
            : Task.FromResult(PhoneNumberMove.Gone);

    // A user with an _id of another kind can't sign in, and isn't listed.
    public Task<IReadOnlyList<StoredPhoneNumber>> ListPhoneNumbersAsync(UserId? after, CancellationToken cancellationToken)
    {
        var last = after is { } id && UserKey.TryWrite(id, options.UserIdFormat, out var key) ? key : UserKey.Lowest(options.UserIdFormat);
        var filter = new BsonDocument
        {
            { UserDocument.Id, new BsonDocument("$gt", last) },
            { UserDocument.PhoneNumber, new BsonDocument("$exists", true) },
        };
        return users.RunAsync<IReadOnlyList<StoredPhoneNumber>>(
            async (commands, token) =>
            {
                var page = await commands.FindPageAsync(filter, UserDocument.PhoneNumber, token).ConfigureAwait(false);
                return [.. page.Select(ReadStored).OfType<StoredPhoneNumber>()];
            },
            cancellationToken);
    }

    public Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken) => UserKey.TryWrite(id, options.UserIdFormat, out var key)
        ? users.RunAsync((commands, token) => commands.DeleteOneAsync(new BsonDocument(UserDocument.Id, key), token), cancellationToken)
        : Task.FromResult(false);

    // Two sign-ups at once with one phone number: the index lets one of them insert the user, and the other one finds it.
    // A user with an _id of another kind doesn't match, so that nothing is written to it; reading it says what is wrong.
    private async Task<BsonDocument?> SignInAsync(MongoCommands commands, BsonDocument newUser, bool allowSignUp, CancellationToken token)
    {
        var byPhoneNumber = new BsonDocument(UserDocument.PhoneNumber, newUser[UserDocument.PhoneNumber]);
        var filter = new BsonDocument(byPhoneNumber).Add(UserDocument.Id, UserKey.Condition(options.UserIdFormat));
        var set = new BsonDocument(UserDocument.PhoneNumberVerifiedAt, newUser[UserDocument.PhoneNumberVerifiedAt]);

        // The phone number comes from the filter, and a field in both $set and $setOnInsert is refused.
        var onInsert = newUser.Where(field => field.Name != UserDocument.PhoneNumber && !set.Contains(field.Name));
        var update = new BsonDocument { { "$set", set }, { "$setOnInsert", new BsonDocument(onInsert) } };
        try
        {
            if (await UpdateAsync().ConfigureAwait(false) is var before && (before is not null || allowSignUp))
                return before;
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            // Another sign-up was first, or the user's _id is odd.
        }

        var user = await commands.FindOneAsync(byPhoneNumber, Read, token).ConfigureAwait(false);
        return user is null && !allowSignUp ? null : await UpdateAsync().ConfigureAwait(false);

        Task<BsonDocument?> UpdateAsync()
            => commands.FindOneAndUpdateAsync(filter, update, ReturnDocument.Before, allowSignUp, token);
    }

    // The old phone number stands in the filter: where users are sharded, its equality names the shard. The driver sends this command as a
    // retryable write, without which MongoDB moves no user to another shard.
    private static async Task<PhoneNumberMove> MoveAsync(
        MongoCommands commands, BsonValue key, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken token)
    {
        var set = new BsonDocument { { UserDocument.PhoneNumber, to.E164 }, { UserDocument.PhoneNumberVerifiedAt, now.ToBson() } };
        var move = new BsonDocument("$set", set);
        try
        {
            if (await commands.FindOneAndUpdateAsync(With(from), move, moved => moved, token).ConfigureAwait(false) is not null)
                return PhoneNumberMove.Moved;
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            return PhoneNumberMove.Taken;
        }

        // A repeat after a lost reply finds its own work done. This read decides no write.
        var user = await commands.FindOneAsync(With(to), found => found, token).ConfigureAwait(false);
        return user is null ? PhoneNumberMove.Gone : PhoneNumberMove.Moved;

        BsonDocument With(PhoneNumber phoneNumber) => new() { { UserDocument.Id, key }, { UserDocument.PhoneNumber, phoneNumber.E164 } };
    }

    private BsonDocument NewUser(PhoneNumber phoneNumber, SignUp signUp, DateTimeOffset now) => new()
    {
        { UserDocument.Id, UserKey.New(options.UserIdFormat, now) },
        { UserDocument.PhoneNumber, phoneNumber.E164 },
        { UserDocument.CreatedAt, now.ToBson() },
        { UserDocument.PhoneNumberVerifiedAt, now.ToBson() },
        { UserDocument.OnCreatedPending, true, signUp is SignUp.OpenWithOnCreated },
    };

    private static bool IsPending(BsonDocument document)
        => document.GetValue(UserDocument.OnCreatedPending, BsonBoolean.False) == BsonBoolean.True;

    private StoredPhoneNumber? ReadStored(BsonDocument document) => UserKey.Read(document[UserDocument.Id], options.UserIdFormat) is { } id
        ? new StoredPhoneNumber(id, (document.GetValue(UserDocument.PhoneNumber, BsonNull.Value) as BsonString)?.Value)
        : null;

    private User Read(BsonDocument document)
    {
        try
        {
            return UserDocument.Read(document, options);
        }
        catch (StoreException exception)
        {
            throw unreadable.Add(exception);
        }
    }
}
