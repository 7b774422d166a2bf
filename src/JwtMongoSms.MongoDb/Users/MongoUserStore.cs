using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.Phones;
using JwtMongoSms.Users;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>The application's users. A sign-in changes one field of theirs.</summary>
internal sealed class MongoUserStore(MongoDatabase database) : ILoginUserStore
{
    public Task<UserSignIn?> GetOrAddAsync(
        PhoneNumber phoneNumber, bool allowSignUp, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) =>
            {
                var newUser = NewUser(phoneNumber, now);
                var before = await SignInAsync(collections.Users, newUser, allowSignUp, token).ConfigureAwait(false);
                if (before is null)
                    return allowSignUp ? new UserSignIn(Read(newUser), IsNew: true, PreviousSignInAt: null) : null;

                var previous = UserDocument.DateOrNull(before, UserDocument.PhoneNumberVerifiedAt);
                before[UserDocument.PhoneNumberVerifiedAt] = now.ToBson();
                return new UserSignIn(Read(before), IsNew: false, previous);
            },
            cancellationToken);

    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) => RunAsync(
        id, (users, key, token) => FindAsync(users, new BsonDocument(UserDocument.Id, key), token), ifNoId: null, cancellationToken);

    public Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => FindAsync(collections.Users, new BsonDocument(UserDocument.PhoneNumber, phoneNumber.E164), token),
        cancellationToken);

    public Task<PhoneNumberMove> TryMovePhoneNumberAsync(
        UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken) => RunAsync(
            id, (users, key, token) => MoveAsync(users, key, from, to, now, token), ifNoId: PhoneNumberMove.Gone, cancellationToken);

    public Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken) => RunAsync(
        id,
        async (users, key, token)
            => (await users.DeleteOneAsync(new BsonDocument(UserDocument.Id, key), token).ConfigureAwait(false)).DeletedCount == 1,
        ifNoId: false,
        cancellationToken);

    // Two sign-ups at once with one phone number: the index lets one of them insert the user, and the other one finds it.
    private static async Task<BsonDocument?> SignInAsync(
        IMongoCollection<BsonDocument> users, BsonDocument newUser, bool allowSignUp, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument(UserDocument.PhoneNumber, newUser[UserDocument.PhoneNumber]);
        var update = new BsonDocument
        {
            { "$set", new BsonDocument(UserDocument.PhoneNumberVerifiedAt, newUser[UserDocument.PhoneNumberVerifiedAt]) },
            { "$setOnInsert", new BsonDocument { newUser.GetElement(UserDocument.Id), newUser.GetElement(UserDocument.CreatedAt) } },
        };
        var options = new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.Before, IsUpsert = allowSignUp };
        try
        {
            return await users.FindOneAndUpdateAsync(filter, update, options, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            return await users.FindOneAndUpdateAsync(filter, update, options, cancellationToken).ConfigureAwait(false);
        }
    }

    // The old phone number stands in the filter, and not "one of both": where users are sharded by it, its equality names the shard.
    private static async Task<PhoneNumberMove> MoveAsync(
        IMongoCollection<BsonDocument> users, BsonValue key, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken token)
    {
        try
        {
            var set = new BsonDocument { { UserDocument.PhoneNumber, to.E164 }, { UserDocument.PhoneNumberVerifiedAt, now.ToBson() } };
            var moved = await users.UpdateOneAsync(With(from), new BsonDocument("$set", set), null, token).ConfigureAwait(false);
            if (moved.MatchedCount == 1)
                return PhoneNumberMove.Moved;
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            return PhoneNumberMove.Taken;
        }

        // A repeat after a lost reply finds its own work done. This read decides no write.
        var isMoved = await users.FindOneAsync(With(to), token).ConfigureAwait(false) is not null;
        return isMoved ? PhoneNumberMove.Moved : PhoneNumberMove.Gone;

        BsonDocument With(PhoneNumber phoneNumber) => new() { { UserDocument.Id, key }, { UserDocument.PhoneNumber, phoneNumber.E164 } };
    }

    private BsonDocument NewUser(PhoneNumber phoneNumber, DateTimeOffset now) => new()
    {
        { UserDocument.Id, UserKey.New(database.Options.UserIdFormat, now) },
        { UserDocument.PhoneNumber, phoneNumber.E164 },
        { UserDocument.CreatedAt, now.ToBson() },
        { UserDocument.PhoneNumberVerifiedAt, now.ToBson() },
    };

    private async Task<User?> FindAsync(IMongoCollection<BsonDocument> users, BsonDocument filter, CancellationToken cancellationToken)
        => await users.FindOneAsync(filter, cancellationToken).ConfigureAwait(false) is { } document ? Read(document) : null;

    private User Read(BsonDocument document) => UserDocument.Read(document, database.Options);

    // No command for an id that no user can have.
    private Task<T> RunAsync<T>(
        UserId id,
        Func<IMongoCollection<BsonDocument>, BsonValue, CancellationToken, Task<T>> verb,
        T ifNoId,
        CancellationToken cancellationToken)
        => UserKey.TryWrite(id, database.Options.UserIdFormat, out var key)
            ? database.RunAsync((collections, token) => verb(collections.Users, key, token), cancellationToken)
            : Task.FromResult(ifNoId);
}
