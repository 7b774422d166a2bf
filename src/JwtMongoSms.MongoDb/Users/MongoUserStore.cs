using JwtMongoSms.Phones;
using JwtMongoSms.Users;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>The application's own users. A sign-in touches one field of theirs.</summary>
internal sealed class MongoUserStore(MongoDatabase database) : ILoginUserStore
{
    public Task<UserSignIn?> GetOrAddAsync(PhoneNumber phoneNumber, bool allowSignUp, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) =>
            {
                var newUser = NewUser(phoneNumber, now);
                var before = await SignInAsync(collections.Users, newUser, allowSignUp, token).ConfigureAwait(false);
                if (before is null)
                    return allowSignUp ? new UserSignIn(UserDocument.Read(newUser, database.Options), IsNew: true, PreviousSignInAt: null) : null;

                var previous = UserDocument.DateOrNull(before, UserDocument.PhoneNumberVerifiedAt);
                before[UserDocument.PhoneNumberVerifiedAt] = now.ToBson();
                return new UserSignIn(UserDocument.Read(before, database.Options), IsNew: false, previous);
            },
            cancellationToken);

    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) => WithKeyAsync(
        id, (users, key, token) => FindAsync(users, new BsonDocument(UserDocument.Id, key), token), cancellationToken);

    public Task<User?> FindByPhoneAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => FindAsync(collections.Users, new BsonDocument(UserDocument.PhoneNumber, phoneNumber.E164), token),
        cancellationToken);

    public Task<PhoneMove> TryMovePhoneAsync(UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken)
        => UserKey.TryWrite(id, database.Options.UserIdFormat, out var key)
            ? database.RunAsync((collections, token) => MoveAsync(collections.Users, key, from, to, now, token), cancellationToken)
            : Task.FromResult(PhoneMove.Gone);

    public Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken) => WithKeyAsync(
        id,
        async (users, key, token) => (await users.DeleteOneAsync(new BsonDocument(UserDocument.Id, key), token).ConfigureAwait(false)).DeletedCount == 1,
        cancellationToken);

    // Two who sign up at once with one number: the index lets one of them make the user, and the other one finds it.
    private static async Task<BsonDocument?> SignInAsync(
        IMongoCollection<BsonDocument> users, BsonDocument newUser, bool allowSignUp, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync().ConfigureAwait(false);
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            return await ChangeAsync().ConfigureAwait(false);
        }

        Task<BsonDocument?> ChangeAsync() => users.ChangeOrAddOneAsync(
            new BsonDocument(UserDocument.PhoneNumber, newUser[UserDocument.PhoneNumber]),
            new BsonDocument
            {
                { "$set", new BsonDocument(UserDocument.PhoneNumberVerifiedAt, newUser[UserDocument.PhoneNumberVerifiedAt]) },
                { "$setOnInsert", new BsonDocument { newUser.GetElement(UserDocument.Id), newUser.GetElement(UserDocument.CreatedAt) } },
            },
            mayAdd: allowSignUp,
            ReturnDocument.Before,
            cancellationToken);
    }

    // The old number stands in the filter, and not "one of both": where users are sharded by number, its equality names the shard.
    private static async Task<PhoneMove> MoveAsync(
        IMongoCollection<BsonDocument> users, BsonValue key, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var moved = await users.UpdateOneAsync(
                WithNumber(from),
                new BsonDocument("$set", new BsonDocument { { UserDocument.PhoneNumber, to.E164 }, { UserDocument.PhoneNumberVerifiedAt, now.ToBson() } }),
                cancellationToken: cancellationToken).ConfigureAwait(false);
            if (moved.MatchedCount == 1)
                return PhoneMove.Moved;
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            return PhoneMove.Taken;
        }

        // A repeat of one whose reply was lost finds its own work done. Nothing is written on the strength of this.
        return await users.FindOneAsync(WithNumber(to), cancellationToken).ConfigureAwait(false) is null ? PhoneMove.Gone : PhoneMove.Moved;

        BsonDocument WithNumber(PhoneNumber phoneNumber) => new() { { UserDocument.Id, key }, { UserDocument.PhoneNumber, phoneNumber.E164 } };
    }

    private BsonDocument NewUser(PhoneNumber phoneNumber, DateTimeOffset now) => new()
    {
        { UserDocument.Id, UserKey.New(database.Options.UserIdFormat, now) },
        { UserDocument.PhoneNumber, phoneNumber.E164 },
        { UserDocument.CreatedAt, now.ToBson() },
        { UserDocument.PhoneNumberVerifiedAt, now.ToBson() },
    };

    private async Task<User?> FindAsync(IMongoCollection<BsonDocument> users, BsonDocument filter, CancellationToken cancellationToken)
        => await users.FindOneAsync(filter, cancellationToken).ConfigureAwait(false) is { } document ? UserDocument.Read(document, database.Options) : null;

    // An id that no user can have is not worth a question.
    private Task<T?> WithKeyAsync<T>(
        UserId id, Func<IMongoCollection<BsonDocument>, BsonValue, CancellationToken, Task<T?>> verb, CancellationToken cancellationToken)
        => UserKey.TryWrite(id, database.Options.UserIdFormat, out var key)
            ? database.RunAsync((collections, token) => verb(collections.Users, key, token), cancellationToken)
            : Task.FromResult(default(T));
}
