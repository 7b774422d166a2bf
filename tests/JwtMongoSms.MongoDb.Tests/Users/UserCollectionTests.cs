using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;

namespace JwtMongoSms.MongoDb.Tests.Users;

/// <summary>Users that were there before us, in a collection that is the application's.</summary>
public sealed class UserCollectionTests : IAsyncLifetime
{
    private const string Ancestor = """
        { phoneNumber: '+447400123456', authCode: '1234', authCodeCreatedAt: ISODate('2019-05-06T07:08:09.123Z'), name: 'Ada ❤',
          tags: ['a', { b: NumberLong(5) }], score: NumberDecimal('1.20'), ratio: 0.1, avatar: BinData(0, 'AQID'), nothing: null,
          friend: ObjectId('507f1f77bcf86cd799439012'), Name: 'the other one' }
        """;

    private TestDatabase place = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMongoCollection<RawBsonDocument> Raw => place.Database.GetCollection<RawBsonDocument>("users");

    public static TheoryData<UserIdFormat, string, string> Ids => new()
    {
        { UserIdFormat.ObjectId, "ObjectId('507f1f77bcf86cd799439011')", "507f1f77bcf86cd799439011" },
        { UserIdFormat.String, "'ada@example.com'", "ada@example.com" },
        { UserIdFormat.String, "'507f1f77bcf86cd799439011'", "507f1f77bcf86cd799439011" },
        { UserIdFormat.CSharpLegacyGuid, "BinData(3, 'AO7/wDQSzUuPAACqu8zd7g==')", "c0ffee00-1234-4bcd-8f00-00aabbccddee" },
        { UserIdFormat.Guid, "UUID('c0ffee00-1234-4bcd-8f00-00aabbccddee')", "c0ffee00-1234-4bcd-8f00-00aabbccddee" },
    };

    public async ValueTask InitializeAsync() => place = await TestDatabase.OpenAsync();

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Somebody_who_was_there_before_signs_in_as_the_same_user_and_every_field_stays_byte_for_byte(
        UserIdFormat format, string stored, string id)
    {
        using var stores = new MongoStores(place.Database, new MongoDbOptions { UserIdFormat = format });
        var before = await StoreAsync($"{{ _id: {stored} }}", Ancestor);

        var signIn = await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);

        Assert.False(signIn!.IsNew);
        Assert.Null(signIn.PreviousSignInAt);
        Assert.Equal(id, signIn.User.Id.Value);
        Assert.Equal(Given.Start, signIn.User.PhoneNumberVerifiedAt);
        Assert.Equal(BytesOf(before), BytesOf(await ReadAsync())[..before.ElementCount]);
        Assert.Equal([.. before.Names, "phoneNumberVerifiedAt"], (await ReadAsync()).Names);

        Assert.True(UserId.TryParse(id, out var userId));
        Assert.Equal(Given.PhoneNumber(), (await stores.Users.FindAsync(userId, Token))?.PhoneNumber);
        Assert.True(await stores.Users.DeleteAsync(userId, Token));
        Assert.Equal(0, await Raw.CountDocumentsAsync(new BsonDocument(), cancellationToken: Token));
    }

    [Fact]
    public async Task Before_the_first_sign_in_nothing_is_claimed_of_a_user()
    {
        using var stores = new MongoStores(place.Database, new MongoDbOptions { UserIdFormat = UserIdFormat.String });
        await StoreAsync("{ _id: 'ada' }", Ancestor);

        var user = await stores.Users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token);

        Assert.NotNull(user);
        Assert.Null(user.PhoneNumberVerifiedAt);
        Assert.Null(user.CreatedAt);
    }

    [Fact]
    public async Task The_fields_are_the_application_s_own_as_a_client_expects_them()
    {
        using var stores = new MongoStores(place.Database);
        await StoreAsync("{ _id: ObjectId('507f1f77bcf86cd799439011') }", Ancestor);

        var user = await stores.Users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token);

        var fields = user!.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).ToList();
        Assert.Equal(["Name", "avatar", "friend", "name", "nothing", "ratio", "score", "tags"], fields.Select(field => field.Key));
        Assert.Equal(
            ["\"the other one\"", "\"AQID\"", "\"507f1f77bcf86cd799439012\"", "\"Ada ❤\"", "null", "0.1", "1.20", "[\"a\",{\"b\":5}]"],
            fields.Select(field => Regex.Unescape(field.Value.GetRawText())));
        Assert.Equal(new DateTimeOffset(2012, 10, 17, 21, 13, 27, TimeSpan.Zero).Year, user.CreatedAt?.Year);
    }

    [Theory]
    [InlineData("createdAt: 'last spring'", "\"last spring\"")]
    [InlineData("createdAt: 1557126489", "1557126489")]
    [InlineData("createdAt: ISODate('2019-05-06T07:08:09.120Z')", null)]
    public async Task A_field_createdAt_is_ours_if_it_is_a_date_and_the_application_s_otherwise(string field, string? own)
    {
        using var stores = new MongoStores(place.Database);
        await StoreAsync($"{{ _id: ObjectId('507f1f77bcf86cd799439011'), phoneNumber: '+447400123456', {field} }}");

        var user = await stores.Users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token);

        Assert.Equal(own, user!.Fields.TryGetValue("createdAt", out var value) ? value.GetRawText() : null);
        Assert.Equal(own is null ? 2019 : 2012, user.CreatedAt?.Year);
    }

    public async ValueTask DisposeAsync() => await place.DisposeAsync();

    private async Task<RawBsonDocument> StoreAsync(params string[] parts)
    {
        await place.Database.GetCollection<BsonDocument>("users").InsertOneAsync(
            new BsonDocument(parts.SelectMany(part => BsonDocument.Parse(part))), cancellationToken: Token);
        return await ReadAsync();
    }

    private Task<RawBsonDocument> ReadAsync() => Raw.Find(FilterDefinition<RawBsonDocument>.Empty).SingleAsync(Token);

    private static List<string> BytesOf(RawBsonDocument document)
        => [.. document.Select(element => Convert.ToHexString(new BsonDocument(element).ToBson()))];
}
