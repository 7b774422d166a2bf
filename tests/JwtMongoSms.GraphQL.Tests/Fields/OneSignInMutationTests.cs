using System.Text;
using System.Text.Json;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests.Fields;

/// <summary>One request is at most one guess, whatever its document contains.</summary>
public sealed class OneSignInMutationTests
{
    private const string Verify = "verifySignIn(challengeId: $id, code: \"000000\") { user { id } }";
    private const string Head = "mutation($id: ID!) ";

    public static TheoryData<string> Doubled { get; } =
    [
        Head + "{ a: " + Verify + " b: " + Verify + " }",
        Head + "{ " + Verify + " startSignIn(phoneNumber: \"+447400123456\") { challengeId } }",
        Head + "{ a: " + Verify + " ... { b: " + Verify + " } }",
        Head + "{ a: " + Verify + " ... on Mutation { b: " + Verify + " } }",
        Head + "{ a: " + Verify + " ...F } fragment F on Mutation { b: " + Verify + " }",
        Head + "{ ...F ...G } fragment F on Mutation { a: " + Verify + " } fragment G on Mutation { ...F b: " + Verify + " }",
        Head + "{ ...F } fragment F on Mutation { ...G } fragment G on Mutation { a: " + Verify + " b: " + Verify + " }",
        Head + "{ a: " + Verify + " b: verifySignIn(challengeId: $id, code: \"000000\") @skip(if: true) { user { id } } }",
        Head + "{ a: " + Verify + " ... @include(if: false) { b: " + Verify + " } }",
    ];

    [Theory]
    [MemberData(nameof(Doubled))]
    public async Task A_second_sign_in_mutation_is_refused_before_the_first_is_executed(string query)
    {
        await using var app = await SignInApp.StartAsync();
        var (challengeId, _) = await app.StartSignInAsync();

        AssertRefused(await app.AskAsync(query, new { id = challengeId }));
        Assert.Equal(0, await AttemptsAsync(app, challengeId));
    }

    [Fact]
    public async Task Operations_that_are_not_executed_count_too()
    {
        await using var app = await SignInApp.StartAsync();
        var (challengeId, _) = await app.StartSignInAsync();

        var response = await app.AskAsync(
            $"mutation A($id: ID!) {{ {Verify} }} mutation B($id: ID!) {{ {Verify} }}", new { id = challengeId }, operationName: "A");

        AssertRefused(response);
        Assert.Equal(0, await AttemptsAsync(app, challengeId));
    }

    [Fact]
    public async Task Fragments_within_fragments_are_counted_in_no_time()
    {
        await using var app = await SignInApp.StartAsync();
        var query = new StringBuilder("mutation { ...F0 }");
        for (var depth = 0; depth < 60; depth++)
            query.Append($" fragment F{depth} on Mutation {{ ...F{depth + 1} ...F{depth + 1} }}");
        query.Append(" fragment F60 on Mutation { signOut }");

        // Not through our endpoint, which rejects it for its depth.
        await using var scope = app.Rest.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IDocumentExecuter>().ExecuteAsync(new ExecutionOptions
        {
            Query = query.ToString(),
            RequestServices = scope.ServiceProvider,
            ValidationRules = [],
            CancellationToken = TestContext.Current.CancellationToken,
        });

        Assert.Contains("one sign-in mutation", Assert.Single(result.Errors!).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fragment_within_itself_is_an_error_and_no_end()
    {
        await using var app = await SignInApp.StartAsync();

        var response = await app.AskAsync("mutation { ...F } fragment F on Mutation { ...F signOut }");

        Assert.NotEmpty(response.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task One_sign_in_mutation_goes_beside_fields_of_the_applications_own()
    {
        await using var app = await SignInApp.StartWithAsync(graphQL => graphQL
            .AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>()).AddJwtMongoSms());

        var response = await app.AskAsync(
            "mutation { a: rename(name: \"x\") b: rename(name: \"y\") startSignIn(phoneNumber: \"+447400123456\") { challengeId } }");

        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
    }

    [Fact]
    public async Task A_thousand_aliased_verifications_in_one_document_are_none()
    {
        // Acceptance 17
        await using var app = await SignInApp.StartAsync(bounds: bounds => (bounds.MaxBytes, bounds.MaxFields) = (1_048_576, 10_000));
        var (challengeId, code) = await app.StartSignInAsync();
        var number = await app.SendByNumberAsync();

        AssertNothingHappened(await app.AskAsync(Aliased(
            guess => $"g{guess}: verifySignIn(challengeId: \"{challengeId}\", code: \"{guess:000000}\") {{ accessToken }}")));
        AssertNothingHappened(await app.AskAsync(Aliased(
            guess => $"n{guess}: verifyAuthCode(phoneNumber: \"{SignInApp.Phone}\", authCode: \"{guess:000000}\") {{ authToken }}")));

        // Nothing was counted: the user still signs in.
        Assert.Equal(0, await AttemptsAsync(app, challengeId));
        await app.GetAsync(Documents.VerifySignIn, new { challengeId, code });
        await app.GetAsync(Documents.VerifyAuthCode, new { phoneNumber = SignInApp.Phone, authCode = number });
    }

    private static string Aliased(Func<int, string> field)
        => $"mutation {{ {string.Join(' ', Enumerable.Range(0, 1_000).Select(field))} }}";

    private static void AssertRefused(JsonElement response)
    {
        var error = Assert.Single(response.GetProperty("errors").EnumerateArray(), error => CodeOf(error) == "REQUEST_INVALID");
        Assert.Contains("one sign-in mutation", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(response.TryGetProperty("data", out _));
    }

    private static void AssertNothingHappened(JsonElement response)
    {
        Assert.NotEmpty(response.GetProperty("errors").EnumerateArray());
        Assert.False(response.TryGetProperty("data", out _));
    }

    private static string CodeOf(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString()!;

    private static async Task<int> AttemptsAsync(SignInApp app, string challengeId)
    {
        Assert.True(ChallengeId.TryParse(challengeId, out var id));
        var store = app.Rest.Services.GetRequiredService<IChallengeStore>();
        var challenge = await store.FindAsync(id.Hash, TestContext.Current.CancellationToken);
        return challenge!.Attempts;
    }

    internal sealed class Query
    {
        public static string Hello() => "hello";
    }

    internal sealed class Mutation
    {
        public static string Rename(string name) => name;
    }
}
