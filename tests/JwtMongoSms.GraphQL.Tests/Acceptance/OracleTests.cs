using CsCheck;
using GraphQL.Validation;
using JwtMongoSms.GraphQL.Tests.Authorization;

namespace JwtMongoSms.GraphQL.Tests.Acceptance;

/// <summary>Our rule against a slow judge, and against what execution really reads.</summary>
public sealed class OracleTests
{
    private static readonly Gen<(Dictionary<string, Guard> Guards, Reader Reader, IReadOnlyList<ZooNode> Nodes)> Cases
        = Gen.Select(ZooGen.Guards, ZooGen.Readers, ZooGen.Set("Query", 3));

    [Fact]
    public async Task Twenty_thousand_documents_are_denied_and_allowed_as_a_naive_judge_decides()
    {
        await using var ruled = new Ruled();
        var (allowed, denied) = (0, 0);
        await Cases.SampleAsync(
            async drawn =>
            {
                var schema = new ZooSchema(drawn.Guards);
                var query = ZooDocument.Text(drawn.Nodes);
                var result = await ruled.ExecuteAsync(
                    schema.Schema, query, drawn.Reader, new() { ["yes"] = true, ["in"] = ZooGen.InputVariable });
                Assert.All(result.Errors ?? [], error => Assert.True(error.Code is "TOKEN_INVALID" or "FORBIDDEN", error.Message + query));

                var isAllowed = new ZooJudge(drawn.Guards, drawn.Reader).Allows(drawn.Nodes);
                Assert.True(
                    result.Executed == isAllowed,
                    $"{(isAllowed ? "Allowed" : "Denied")} to {drawn.Reader}: {query}\n{string.Join(", ", drawn.Guards)}");
                Interlocked.Increment(ref isAllowed ? ref allowed : ref denied);

                // Nothing is read before the decision, and nothing denied after it.
                if (!result.Executed)
                    Assert.Empty(schema.Read);
                Assert.Equal(result.Executed, result.Errors is null);
                Assert.All(schema.Read, MustBeAllowed);
                Assert.All(
                    schema.Read.Where(read => drawn.Guards.GetValueOrDefault(read) is not Guard.Open).Select(read => read.Split('.')[0]),
                    MustBeAllowed);
                if (!drawn.Reader.IsSignedIn && !result.Executed)
                    Assert.Equal("TOKEN_INVALID", Assert.IsType<ValidationError>(Assert.Single(result.Errors!)).Code);

                void MustBeAllowed(string element)
                    => Assert.True(drawn.Reader.Passes(drawn.Guards.GetValueOrDefault(element)), $"{element} was read: {query}");
            },
            iter: 20_000,
            threads: 2);
        Assert.True(allowed > 2_000 && denied > 2_000, $"{allowed} allowed and {denied} denied: draw others.");
    }
}
