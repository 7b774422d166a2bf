using JwtMongoSms.MongoDb.Connection;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>
/// Finds users whose <c>_id</c> is of another kind than configured, with two commands however many users there are: MongoDB sorts values by
/// their kind first, so that another kind stands at an end.
/// </summary>
internal sealed class UserIdCheck(MongoConnection connection, UnreadableUsers unreadable)
{
    /// <exception cref="StoreException">Both ends are of another kind: the setting must be wrong. Or MongoDB can't be used.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var first = await FindEndAsync(1, cancellationToken).ConfigureAwait(false);
        var last = await FindEndAsync(-1, cancellationToken).ConfigureAwait(false);
        var foreign = new[] { first, last }.OfType<BsonDocument>().Where(IsForeign).ToList();
        if (foreign is [])
        {
            unreadable.FoundNone();
            return;
        }

        var signsIn = foreign.Where(user => user.Contains(UserDocument.PhoneNumber))
            .Select(user => UserDocument.ForeignId(user, connection.Options)).ToList();
        if (signsIn is [var failure, _])
            throw failure;

        foreach (var one in signsIn)
            unreadable.Add(one);
    }

    private bool IsForeign(BsonDocument user) => UserKey.Read(user[UserDocument.Id], connection.Options.UserIdFormat) is null;

    // Without a collation, unlike all other commands: the index on _id has the collection's own, and ids of other kinds are no text.
    private Task<BsonDocument?> FindEndAsync(int direction, CancellationToken cancellationToken) => connection.RunAsync(
        async (collections, token) =>
        {
            var options = new FindOptions<BsonDocument>
            {
                Sort = new BsonDocument(UserDocument.Id, direction),
                Limit = 1,
                MaxTime = RequestDeadline.Length,
            };
            using var cursor = await collections.Users.FindAsync(new BsonDocument(), options, token).ConfigureAwait(false);
            return await cursor.FirstOrDefaultAsync(token).ConfigureAwait(false);
        },
        RequestDeadline.Length,
        cancellationToken)!;
}
