using System.Diagnostics.Metrics;
using System.Text.Json;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.GraphQL.Tests.Errors;

/// <summary>What errors reveal to clients, and what they keep to the log.</summary>
public sealed class ErrorTests
{
    private const string Secret = "password=hunter2";

    [Theory]
    [InlineData(StoreFailure.Unavailable, "Signing in is not available just now. Try again in a minute.")]
    [InlineData(StoreFailure.ReadOnly, "Signing in is not available just now.")]
    public async Task A_store_failure_is_STORE_UNAVAILABLE_and_ends_no_session(StoreFailure failure, string message)
    {
        StoreFailure? current = null;
        await using var app = await SignInApp.StartAsync(new() { ["Sessions:RevocationDelay"] = "00:00:00" }, findFailure: () => current);
        var token = (await app.SignInAsync()).GetProperty("accessToken").GetString();
        var (challengeId, code) = await app.StartSignInAsync();

        current = failure;

        foreach (var (query, variables) in (IEnumerable<(string, object)>)
        [
            (Documents.Viewer, new { }),
            (Documents.Sessions, new { }),
            (Documents.SignOut, new { }),
            (Documents.SendAuthCode, new { phoneNumber = SignInApp.Phone }),
            (Documents.StartSignIn, new { phoneNumber = SignInApp.Phone }),
            (Documents.VerifySignIn, new { challengeId, code }),
            (Documents.VerifyAuthCode, new { phoneNumber = SignInApp.Phone, authCode = code }),
        ])
        {
            var response = await app.AskAsync(query, variables, token);
            var error = Assert.Single(response.GetProperty("errors").EnumerateArray());
            Assert.Equal("STORE_UNAVAILABLE", CodeOf(error));
            Assert.Equal(message, error.GetProperty("message").GetString());
            Assert.DoesNotContain("switched it off", response.ToString(), StringComparison.Ordinal);
        }

        current = null;
        await app.GetAsync(Documents.VerifySignIn, new { challengeId, code });
    }

    [Theory]
    [InlineData("{ viewer {", "SYNTAX_ERROR")]
    [InlineData("viewer", "SYNTAX_ERROR")]
    [InlineData("{ viewer { id } } }", "SYNTAX_ERROR")]
    [InlineData("query($id: ID!) { viewer { id } }", "NO_UNUSED_VARIABLES")]
    [InlineData("{ nothing }", "FIELDS_ON_CORRECT_TYPE")]
    public async Task A_mistake_in_the_document_has_a_code_of_its_own(string query, string code)
    {
        await using var app = await StartWithQueryAsync();

        var response = await app.AskAsync(query);

        Assert.Equal(code, CodeOf(response.GetProperty("errors")[0]));
    }

    [Theory]
    [InlineData("{ invalid }", "INTERNAL_ERROR")]
    [InlineData("{ argument }", "INTERNAL_ERROR")]
    [InlineData("{ store }", "STORE_UNAVAILABLE")]
    [InlineData("{ nested { invalid } }", "INTERNAL_ERROR")]
    public async Task No_word_of_an_exception_reaches_a_client_and_the_log_has_it_once(string query, string code)
    {
        await using var app = await StartWithQueryAsync();

        var response = await app.AskAsync(query);

        var error = Assert.Single(response.GetProperty("errors").EnumerateArray());
        Assert.Equal(code, CodeOf(error));
        Assert.DoesNotContain("hunter2", response.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", response.ToString(), StringComparison.Ordinal);
        Assert.Single(app.Rest.Logs.Lines, line => line.Level >= LogLevel.Warning && line.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_alias_does_not_reach_the_log()
    {
        await using var app = await StartWithQueryAsync();

        await app.AskAsync("{ all_codes_are_123456: invalid }");

        Assert.Contains(app.Rest.Logs.Lines, line => line.Text.Contains("Query.invalid threw an exception", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Rest.Logs.Lines, line => line.Text.Contains("all_codes_are_123456", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_ExecutionError_of_the_application_reaches_the_client()
    {
        await using var app = await StartWithQueryAsync();

        var error = (await app.AskAsync("{ meant }")).GetProperty("errors")[0];
        Assert.Equal(("There are no socks left.", "SOLD_OUT"), (error.GetProperty("message").GetString(), CodeOf(error)));

        // GraphQL.NET would derive its code from the type of the exception inside.
        error = (await app.AskAsync("{ around }")).GetProperty("errors")[0];
        Assert.Equal(("There are no socks left.", "INTERNAL_ERROR"), (error.GetProperty("message").GetString(), CodeOf(error)));
    }

    [Fact]
    public async Task A_mistake_in_a_document_keeps_its_message_and_code()
    {
        await using var app = await SignInApp.StartAsync();

        var error = (await app.AskAsync("{ nothing }")).GetProperty("errors")[0];

        Assert.Contains("Cannot query field 'nothing'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("FIELDS_ON_CORRECT_TYPE", CodeOf(error));
    }

    [Fact]
    public async Task Errors_are_counted_like_those_of_the_other_routes()
    {
        await using var app = await SignInApp.StartAsync();
        using var counted = new ProblemCounter(app.Rest.Services.GetRequiredService<IMeterFactory>());

        await app.AskAsync(Documents.SendAuthCode, new { phoneNumber = "nonsense" });

        Assert.Equal(["phone_invalid"], counted.Codes);
    }

    private static Task<SignInApp> StartWithQueryAsync()
        => SignInApp.StartWithAsync(graphQL => graphQL.AddAutoSchema<Query>().AddJwtMongoSms());

    private static string CodeOf(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString()!;

    internal sealed class Query
    {
        public static string Invalid() => throw new InvalidOperationException(Secret);

        public static string Argument() => throw new ArgumentException(Secret, nameof(Argument)) { Data = { ["connection"] = Secret } };

        public static string Store() => throw new StoreException(StoreFailure.Unavailable, Secret);

        public static string Meant()
            => throw new ExecutionError("There are no socks left.") { Code = "SOLD_OUT", Data = { ["connection"] = Secret } };

        public static string Around() => throw new ExecutionError("There are no socks left.", new InvalidOperationException(Secret));

        public static Query Nested() => new();
    }
}
