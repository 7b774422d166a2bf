using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;

namespace JwtMongoSms.MongoDb.Tests.Users;

/// <summary>Documents that a person or a program has changed by hand, and ids that nobody can have.</summary>
public sealed class OddDocumentTests : IAsyncLifetime
{
    private const string Id = "507f1f77bcf86cd799439011";
    private TestDatabase place = null!;
    private MongoStores stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        place = await TestDatabase.OpenAsync();
        stores = new MongoStores(place.Database);
    }

    [Theory]
    [InlineData("phoneNumber: 447400123456")]
    [InlineData("phoneNumber: 'secret'")]
    [InlineData("phoneNumber: ['+447400123456', '+447400123457']")]
    [InlineData("phoneNumber: { $secret: '+447400123456' }")]
    [InlineData("phoneNumber: null")]
    [InlineData("name: 'secret'")]
    public async Task A_number_of_an_odd_type_fails_its_user_alone_and_clearly(string fields)
    {
        await StoreAsync("users", $"{{ _id: ObjectId('{Id}'), {fields} }}");
        Assert.True(UserId.TryParse(Id, out var id));

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Users.FindAsync(id, Token));

        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
        Assert.Contains(Id, exception.Message, StringComparison.Ordinal);
        Assert.Contains("phoneNumber that is no", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("7400123456,", exception.ToString(), StringComparison.Ordinal);
        Assert.True((await stores.Users.GetOrAddAsync(Given.PhoneNumber(1), SignUp.Open, Given.Start, Token))!.IsNew);
    }

    [Fact]
    public async Task An_array_that_holds_a_persons_number_signs_that_person_in_as_nobody()
    {
        await StoreAsync("users", $"{{ _id: ObjectId('{Id}'), phoneNumber: ['+447400123456', '+447400123457'] }}");

        var exception = await Assert.ThrowsAsync<StoreException>(
            () => stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token));

        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("'yesterday'")]
    [InlineData("true")]
    [InlineData("[ISODate('2019-05-06T07:08:09Z')]")]
    [InlineData("NumberLong('9223372036854775807')")]
    [InlineData("{ $date: { $numberLong: '9223372036854775807' } }")]
    public async Task An_odd_time_of_the_last_sign_in_is_no_time_and_a_sign_in_mends_it(string time)
    {
        await StoreAsync(
            "users", $"{{ _id: ObjectId('{Id}'), phoneNumber: '+447400123456', phoneNumberVerifiedAt: {time}, createdAt: {time} }}");
        Assert.Null((await stores.Users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token))!.PhoneNumberVerifiedAt);

        var signIn = await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);

        Assert.Null(signIn!.PreviousSignInAt);
        Assert.Equal(Given.Start, (await stores.Users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token))?.PhoneNumberVerifiedAt);
    }

    [Theory]
    [InlineData(UserIdFormat.ObjectId, "'ada'", "ada has an _id of type String, and MongoDb:UserIdFormat is ObjectId. ")]
    [InlineData(UserIdFormat.ObjectId, "1", "1 has an _id of type Int32")]
    [InlineData(UserIdFormat.ObjectId, "{ tenant: 1 }", "_id of type Document")]
    [InlineData(UserIdFormat.String, "ObjectId('507f1f77bcf86cd799439011')", "_id of type ObjectId")]
    [InlineData(UserIdFormat.Guid, "BinData(3, 'AO7/wDQSzUuPAACqu8zd7g==')", "_id of type Binary of subtype 3")]
    [InlineData(UserIdFormat.CSharpLegacyGuid, "UUID('c0ffee00-1234-4bcd-8f00-00aabbccddee')", "_id of type Binary of subtype 4")]
    public async Task A_user_with_an_id_of_another_kind_is_told_with_its_cure_and_nothing_is_written(
        UserIdFormat format, string id, string said)
    {
        await StoreAsync("users", $"{{ _id: {id}, phoneNumber: '+447400123456' }}");
        using var others = new MongoStores(place.Database, new MongoDbOptions { UserIdFormat = format });

        foreach (var signUp in new[] { SignUp.Open, SignUp.Closed })
        {
            var exception = await Assert.ThrowsAsync<StoreException>(
                () => others.Users.GetOrAddAsync(Given.PhoneNumber(), signUp, Given.Start, Token));

            Assert.Equal((StoreFailure.Unreadable, false, true), (exception.Failure, exception.IsTransient, exception.IsLogged));
            Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<StoreException>(() => others.Users.EnsureReadableAsync(Given.PhoneNumber(), Token));
        var stored = await place.Database.GetCollection<BsonDocument>("users").Find(new BsonDocument()).SingleAsync(Token);
        Assert.Equal(["_id", "phoneNumber"], stored.Names);
    }

    [Fact]
    public async Task A_field_that_is_nested_too_deep_fails_when_it_is_asked_for_and_not_before()
    {
        var deep = new string('[', 90) + new string(']', 90);
        await StoreAsync("users", $"{{ _id: ObjectId('{Id}'), phoneNumber: '+447400123456', name: 'Ada', deep: {deep} }}");

        var user = await stores.Users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token);

        Assert.Equal("Ada", user!.Fields["name"].GetString());
        Assert.Contains("nested deeper", Assert.Throws<StoreException>(() => user.Fields["deep"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_challenge_that_was_changed_by_hand_is_told_and_takes_no_code()
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);
        foreach (var change in new[] { "{ $set: { salt: 'secret' } }", "{ $set: { attempts: 'secret' } }" })
        {
            await place.Database.GetCollection<BsonDocument>("signInChallenges")
                .UpdateOneAsync(new BsonDocument(), BsonDocument.Parse(change), cancellationToken: Token);

            var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Challenges.FindAsync(challenge.Hash, Token));
            Assert.Equal(StoreFailure.Unreadable, exception.Failure);
            Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        }

        Assert.Null(await stores.Challenges.CountAttemptAsync(
            challenge.Hash, CodePurpose.SignIn, null, Given.AttemptLimit, Given.Start, Token));
    }

    [Fact]
    public async Task A_counter_that_was_changed_by_hand_lets_no_guess_through()
    {
        var key = Given.LimitKey();
        await StoreAsync("signInLimits", $"{{ _id: '{key.Value}', streak: 0, guesses: 'secret' }}");

        var exception = await Assert.ThrowsAsync<StoreException>(
            () => stores.Limits.ReserveGuessAsync(key, Given.GuessLimits, DateOnly.FromDateTime(Given.Start.UtcDateTime), Token));

        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UserIdFormat.ObjectId, "507F1F77BCF86CD799439011")]
    [InlineData(UserIdFormat.ObjectId, "507f1f77bcf86cd7994390111")]
    [InlineData(UserIdFormat.ObjectId, "{\"$gt\":\"\"}")]
    [InlineData(UserIdFormat.Guid, "C0FFEE00-1234-4BCD-8F00-00AABBCCDDEE")]
    [InlineData(UserIdFormat.Guid, "{c0ffee00-1234-4bcd-8f00-00aabbccddee}")]
    [InlineData(UserIdFormat.Guid, "507f1f77bcf86cd799439011")]
    [InlineData(UserIdFormat.String, null)]
    public async Task An_id_that_no_user_can_have_is_nobody_and_asks_nothing(UserIdFormat format, string? text)
    {
        // A test's arguments are text that can be written down, and this one can't be.
        text ??= "half a \ud83d pair";
        var listener = new Commands.CommandListener();
        await using var own = await TestDatabase.OpenAsync(listener.ListenTo);
        using var others = new MongoStores(own.Database, new MongoDbOptions { UserIdFormat = format, CreateIndexes = false });
        Assert.True(UserId.TryParse(text, out var id));

        Assert.Null(await others.Users.FindAsync(id, Token));
        Assert.False(await others.Users.DeleteAsync(id, Token));
        Assert.Empty(listener.Take());
    }

    [Theory]
    [InlineData("{\"$gt\":\"\"}")]
    [InlineData("$where: 1")]
    [InlineData("{ $ne: null }")]
    public async Task An_operator_in_an_id_is_text(string text)
    {
        var listener = new Commands.CommandListener();
        await using var own = await TestDatabase.OpenAsync(listener.ListenTo);
        using var others = new MongoStores(own.Database, new MongoDbOptions { UserIdFormat = UserIdFormat.String, CreateIndexes = false });
        await others.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);
        Assert.True(UserId.TryParse(text, out var id));
        listener.Take();

        Assert.Null(await others.Users.FindAsync(id, Token));
        Assert.False(await others.Users.DeleteAsync(id, Token));

        var commands = listener.Take();
        Assert.Equal(new BsonDocument("_id", text), commands[0]["filter"]);
        Assert.Equal(new BsonDocument("_id", text), commands[1]["deletes"][0]["q"]);
    }

    public async ValueTask DisposeAsync()
    {
        stores.Dispose();
        await place.DisposeAsync();
    }

    private Task StoreAsync(string collection, string document)
        => place.Database.GetCollection<BsonDocument>(collection).InsertOneAsync(BsonDocument.Parse(document), cancellationToken: Token);
}
