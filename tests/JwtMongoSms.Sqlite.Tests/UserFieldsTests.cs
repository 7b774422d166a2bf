using System.Text.Json;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Users;
using Microsoft.Data.Sqlite;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class UserFieldsTests : IAsyncLifetime
{
    private readonly TemporaryFile file = new();
    private readonly SqliteDatabase database;
    private readonly SqliteUserStore users;
    private User user = null!;

    public UserFieldsTests()
    {
        database = SqliteStores.Database(new SqliteSetup(file.Path));
        users = new SqliteUserStore(database);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
        => user = (await users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token))!.User;

    [Fact]
    public async Task What_the_application_writes_by_its_own_connection_is_read()
    {
        Write("""{"name": "Ada \u2764", "plan": {"seats": 3}, "tags": ["a"], "nothing": null}""");

        var found = await users.FindAsync(user.Id, Token);

        Assert.Equal(["name", "nothing", "plan", "tags"], found!.Fields.Keys.Order());
        Assert.Equal("Ada ❤", found.Fields["name"].GetString());
        Assert.Equal(3, found.Fields["plan"].GetProperty("seats").GetInt32());
        Assert.Equal(JsonValueKind.Null, found.Fields["nothing"].ValueKind);
    }

    [Fact]
    public async Task A_sign_in_leaves_the_fields_as_they_are()
    {
        Write("""{"name": "Ada"}""");

        var signIn = await users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start.AddDays(1), Token);

        Assert.Equal("Ada", signIn!.User.Fields["name"].GetString());
        Assert.Equal("Ada", (await users.FindByPhoneNumberAsync(Given.PhoneNumber(), Token))!.Fields["name"].GetString());
    }

    [Theory]
    [InlineData("Ada")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    [InlineData("""{"name": "Ada" """)]
    [InlineData("""{name: 'Ada'}""")]
    public void What_is_no_JSON_object_can_t_be_written(string fields)
        => Assert.Throws<SqliteException>(() => Write(fields));

    [Theory]
    [InlineData("Ada the secret")]
    [InlineData("[\"secret\"]")]
    [InlineData("null")]
    [InlineData("""{"secret": """)]
    public async Task Odd_fields_fail_their_user_alone_and_clearly(string fields)
    {
        Write(fields, "PRAGMA ignore_check_constraints = ON; ");

        await AssertOddAsync(() => users.FindAsync(user.Id, Token));
        await AssertOddAsync(() => users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token));
        Assert.True((await users.GetOrAddAsync(Given.PhoneNumber(1), SignUp.Open, Given.Start, Token))!.IsNew);
    }

    [Fact]
    public async Task Fields_that_are_nested_too_deep_fail_their_user_alone_and_clearly()
    {
        Write($$"""{"deep": {{new string('[', 500)}}{{new string(']', 500)}}}""");

        await AssertOddAsync(() => users.FindAsync(user.Id, Token));
        Assert.True((await users.GetOrAddAsync(Given.PhoneNumber(1), SignUp.Open, Given.Start, Token))!.IsNew);
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write(string fields, string before = "")
    {
        var text = fields.Replace("'", "''", StringComparison.Ordinal);
        OtherProgram.Run(file.Path, $"{before}UPDATE users SET fields = '{text}' WHERE id = '{user.Id.Value}'");
    }

    private async Task AssertOddAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<StoreException>(call);
        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
        Assert.Contains(user.Id.Value, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }
}
