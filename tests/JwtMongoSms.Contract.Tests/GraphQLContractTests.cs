using System.Diagnostics;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using JwtMongoSms.AspNetCore.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Contract.Tests;

/// <summary>The GraphQL endpoint against the audits of the npm package <c>graphql-http</c> and with a real Apollo client.</summary>
public sealed class GraphQLContractTests(ContractTools tools)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_audit_of_GraphQL_over_HTTP_that_needs_no_GET_passes()
    {
        tools.Require();
        await using var app = await StartAsync();
        var output = await RunAsync("audit.mjs", new Uri(app.Client.BaseAddress!, "/graphql").ToString());
        var audits = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Contains(audits, audit => Name(audit).StartsWith("MUST", StringComparison.Ordinal));
        Assert.Empty(audits.Where(HasFailed).Select(audit => $"{Name(audit)}: {audit.GetProperty("reason")}"));

        // 61 less the three in audit.mjs that need GET.
        Assert.Equal(58, audits.Count);

        static string Name(JsonElement audit) => audit.GetProperty("name").GetString()!;
        static bool HasFailed(JsonElement audit) => audit.GetProperty("status").GetString() != "ok";
    }

    [Fact]
    public async Task An_Apollo_client_signs_in_refreshes_an_expired_token_and_signs_out()
    {
        tools.Require();
        await using var app = await StartAsync();
        var output = await RunAsync("apollo.mjs", app.Client.BaseAddress!.ToString().TrimEnd('/'));
        Assert.Equal(
            ["rejected without a user", "told of a wrong code", "signed in", "refreshed an expired token", "signed out"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static Task<TestApp> StartAsync()
    {
        TestApp? app = null;
        return StartAndKeepAsync();

        async Task<TestApp> StartAndKeepAsync() => app = await TestApp.StartAsync(
            build: builder => builder.Services.AddGraphQL(graphQL
                => graphQL.AddSchema(_ => new Schema { Query = Query() }).AddSystemTextJson().AddJwtMongoSms()),
            map: routes =>
            {
                routes.MapJwtMongoSmsGraphQL();
                routes.MapPost("/test/move-time", () => app!.Time.Advance(TimeSpan.FromMinutes(16)));
            });
    }

    private static ObjectGraphType Query()
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<NonNullGraphType<StringGraphType>>("secret").Authorize().Resolve(_ => "for those who are signed in");
        return query;
    }

    private async Task<string> RunAsync(string script, string address)
    {
        using var process = Process.Start(tools.Node(script, address))!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken);
        await process.WaitForExitAsync(CancellationToken);
        Assert.True(process.ExitCode == 0, $"{script} failed after:\n{output}\n{await errors}");
        return output;
    }
}
