using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class UserTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task Only_fields_that_are_named_leave_the_server()
    {
        await using var app = await TestApp.StartAsync(new() { ["Users:PublicFields"] = "name,age,missing" });
        var token = AccessToken(await app.SignInAsync(Phone));
        await WriteFieldsAsync(app, """{"name":"Ada","age":36,"authCode":"1234","password":"x"}""");

        using var answer = await app.GetAsync("/auth/me", token);
        var me = await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
        Assert.Equal(["id", "phoneNumber", "name", "age"], me.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Ada", 36), (me.GetProperty("name").GetString(), me.GetProperty("age").GetInt32()));
        Assert.Equal("Ada", (await app.SignInAsync(Phone)).GetProperty("user").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_application_is_told_of_a_new_user_once_with_its_own_services()
    {
        var told = new List<(string Id, bool HasServices)>();
        await using var app = await TestApp
            .StartAsync(services: services => services.Configure<UserOptions>(options => options.OnCreated = (created, _) =>
        {
            told.Add((created.User.Id.Value, created.Services.GetService<IPhoneUserStore>() is not null));
            return Task.CompletedTask;
        }));

        var first = await app.SignInAsync(Phone);
        await app.SignInAsync(Phone);
        Assert.Equal([(first.GetProperty("user").GetProperty("id").GetString()!, true)], told);
    }

    [Fact]
    public async Task A_callback_that_fails_does_not_undo_the_sign_in()
    {
        await using var app = await TestApp.StartAsync(services: services => services.Configure<UserOptions>(
            options => options.OnCreated = (_, _) => throw new InvalidDataException("boom")));
        Assert.True((await app.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());
        Assert.Contains(
            app.Logs.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("InvalidDataException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_sign_up_is_closed_an_unknown_number_gets_the_same_answer_and_no_message()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using (var open = await TestApp.StartAsync(folder: folder, keepFolder: true))
            await open.SignInAsync(Phone);

        await using var closed = await TestApp.StartAsync(new() { ["Users:AllowSignUp"] = "false" }, folder: folder);
        Assert.False((await closed.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());

        using var answer = await closed.PostAsync("/auth/code", new { phoneNumber = "+447400999999" });
        var challengeId = (await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted)).GetProperty("challengeId").GetString();

        // A known number's message comes after it, so the unknown number's would have been there.
        await closed.SendCodeAsync(Phone);
        Assert.Empty(await closed.MessagesAsync("+447400999999"));

        closed.Time.Advance(TimeSpan.FromSeconds(3));
        using var status = await closed.PostAsync("/auth/code/status", new { challengeId });
        Assert.Equal("sent", (await TestApp.JsonAsync(status, StatusCodes.Status200OK)).GetProperty("delivery").GetString());
        using var guess = await closed.PostAsync("/auth/token", new { challengeId, code = "123456" });
        Assert.Equal("code_incorrect", (await TestApp.JsonAsync(guess, StatusCodes.Status400BadRequest)).GetProperty("code").GetString());
        closed.Time.Advance(TimeSpan.FromSeconds(27));
        using var resend = await closed.PostAsync("/auth/code", new { challengeId });
        await TestApp.JsonAsync(resend, StatusCodes.Status202Accepted);
    }

    [Fact]
    public async Task A_secret_that_was_replaced_signs_nobody_out_until_it_is_removed()
    {
        const string Next = "the next root secret of the tests, long enough";
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        string token;
        await using (var before = await TestApp.StartAsync(folder: folder, keepFolder: true))
            token = AccessToken(await before.SignInAsync(Phone));

        await using (var replaced = await TestApp.StartAsync(
            new() { ["Secret"] = Next, ["PreviousSecrets:0"] = TestApp.Secret }, folder: folder, keepFolder: true))
        {
            using var answer = await replaced.GetAsync("/auth/me", token);
            Assert.Equal(StatusCodes.Status200OK, (int)answer.StatusCode);
        }

        await using var removed = await TestApp.StartAsync(new() { ["Secret"] = Next }, folder: folder);
        using var refused = await removed.GetAsync("/auth/me", token);
        Assert.Equal(StatusCodes.Status401Unauthorized, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Signing_out_works_where_the_application_has_another_default_scheme()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddAuthentication("Cookies").AddCookie("Cookies"));
        var token = AccessToken(await app.SignInAsync(Phone));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/sign-out");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status204NoContent, (int)answer.StatusCode);
        using var after = await app.GetAsync("/auth/me", token);
        Assert.Equal(StatusCodes.Status401Unauthorized, (int)after.StatusCode);
    }

    private static string AccessToken(System.Text.Json.JsonElement signedIn) => signedIn.GetProperty("accessToken").GetString()!;

    private static async Task WriteFieldsAsync(TestApp app, string json)
    {
        await using var connection = new SqliteConnection($"Data Source={app.DatabasePath};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE users SET fields = $fields";
        command.Parameters.AddWithValue("$fields", json);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_spent_budget_stays_spent_when_the_secret_is_replaced()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using (var before = await TestApp.StartAsync(folder: folder, keepFolder: true))
        {
            for (var challenge = 0; challenge < 4; challenge++)
            {
                var (challengeId, code) = await before.SendCodeAsync(Phone);
                for (var guess = 0; guess < 5; guess++)
                    (await before.PostAsync("/auth/token", new { challengeId, code = code == "000000" ? "000001" : "000000" })).Dispose();
            }
        }

        await using var after = await TestApp.StartAsync(
            new() { ["Secret"] = "the next root secret of the tests, long enough", ["PreviousSecrets:0"] = TestApp.Secret },
            folder: folder);
        var (id, right) = await after.SendCodeAsync(Phone);
        using var answer = await after.PostAsync("/auth/token", new { challengeId = id, code = right });
        Assert.Equal("code_expired", (await TestApp.JsonAsync(answer, StatusCodes.Status400BadRequest)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_field_that_is_named_twice_is_answered_once()
    {
        await using var app = await TestApp.StartAsync(new() { ["Users:PublicFields"] = "name,name" });
        await app.SignInAsync(Phone);
        await WriteFieldsAsync(app, """{"name":"Ada"}""");
        Assert.Equal("Ada", (await app.SignInAsync(Phone)).GetProperty("user").GetProperty("name").GetString());
    }

    [Fact]
    public async Task People_can_sign_in_where_everything_else_is_for_signed_in_people()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
        Assert.True((await app.SignInAsync(Phone)).GetProperty("isNewUser").GetBoolean());
        using var open = await app.GetAsync("/open");
        Assert.Equal(StatusCodes.Status401Unauthorized, (int)open.StatusCode);
    }

    [Fact]
    public async Task Everything_works_below_a_prefix_of_the_application()
    {
        await using var app = await TestApp.StartAsync(prefix: "/api");
        using var answer = await app.PostAsync("/api/auth/code", new { phoneNumber = Phone });
        var challengeId = (await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted)).GetProperty("challengeId").GetString();
        using var phone = await app.GetAsync("/api/dev/phone/api/code?wait=30&to=%2B447400123456");
        var code = (await TestApp.JsonAsync(phone, StatusCodes.Status200OK)).GetProperty("code").GetString();
        using var status = await app.PostAsync("/api/auth/code/status", new { challengeId });
        Assert.Equal("sending", (await TestApp.JsonAsync(status, StatusCodes.Status200OK)).GetProperty("delivery").GetString());
        using var token = await app.PostAsync("/api/auth/token", new { challengeId, code });
        await TestApp.JsonAsync(token, StatusCodes.Status200OK);
    }
}
