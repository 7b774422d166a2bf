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
    private readonly MongoDbOptions options = database.Users.Options;

    public Task<UserSignIn?> GetOrAddAsync(
        PhoneNumber phoneNumber, bool allowSignUp, DateTimeOffset now, CancellationToken cancellationToken)
        => database.Users.RunAsync(
            async (users, token) =>
            {
                var newUser = NewUser(phoneNumber, now);
                var before = await SignInAsync(users, newUser, allowSignUp, token).ConfigureAwait(false);
                if (before is null)
                    return allowSignUp ? new UserSignIn(Read(newUser), IsNew: true, PreviousSignInAt: null) : null;

                var previous = UserDocument.DateOrNull(before, UserDocument.PhoneNumberVerifiedAt);
                before[UserDocument.PhoneNumberVerifiedAt] = now.ToBson();
                return new UserSignIn(Read(before), IsNew: false, previous);
            },
            cancellationToken);

    // An id that no user can have is not worth a command, here and below.
    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) => UserKey.TryWrite(id, options.UserIdFormat, out var key)
        ? database.Users.FindOneAsync(new BsonDocument(UserDocument.Id, key), Read, cancellationToken)
        : Task.FromResult<User?>(null);

    public Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken)
        => database.Users.FindOneAsync(new BsonDocument(UserDocument.PhoneNumber, phoneNumber.E164), Read, cancellationToken);

    public Task<PhoneNumberMove> TryMovePhoneNumberAsync(
        UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken)
        => UserKey.TryWrite(id, options.UserIdFormat, out var key)
            ? database.Users.RunAsync((users, token) => MoveAsync(users, key, from, to, now, token), cancellationToken)
            : Task.FromResult(PhoneNumberMove.Gone);

    public Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken) => UserKey.TryWrite(id, options.UserIdFormat, out var key)
        ? database.Users.RunAsync(
            async (users, token)
                => (await users.DeleteOneAsync(new BsonDocument(UserDocument.Id, key), token).ConfigureAwait(false)).DeletedCount == 1,
            cancellationToken)
        : Task.FromResult(false);

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
        var before = new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.Before, IsUpsert = allowSignUp };
        try
        {
            return await users.FindOneAndUpdateAsync(filter, update, before, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            return await users.FindOneAndUpdateAsync(filter, update, before, cancellationToken).ConfigureAwait(false);
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
        var user = await users.Find(With(to)).FirstOrDefaultAsync(token).ConfigureAwait(false);
        return user is null ? PhoneNumberMove.Gone : PhoneNumberMove.Moved;

        BsonDocument With(PhoneNumber phoneNumber) => new() { { UserDocument.Id, key }, { UserDocument.PhoneNumber, phoneNumber.E164 } };
    }

    private BsonDocument NewUser(PhoneNumber phoneNumber, DateTimeOffset now) => new()
    {
        { UserDocument.Id, UserKey.New(options.UserIdFormat, now) },
        { UserDocument.PhoneNumber, phoneNumber.E164 },
        { UserDocument.CreatedAt, now.ToBson() },
        { UserDocument.PhoneNumberVerifiedAt, now.ToBson() },
    };

    private User Read(BsonDocument document) => UserDocument.Read(document, options);
}
