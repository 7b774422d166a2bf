using CsCheck;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Server.Documents;
using JwtMongoSms.GraphQL.Tests.Authorization;

namespace JwtMongoSms.GraphQL.Tests.Acceptance;

/// <summary>The rule for fields of one response name, against GraphQL.NET's, which compares every pair.</summary>
public sealed class MergeTests
{
    private static readonly ZooSchema Zoo = new(new Dictionary<string, Guard>());

    [Fact]
    public async Task Documents_are_refused_exactly_where_a_comparison_of_every_pair_refuses_them()
    {
        var (valid, invalid) = (0, 0);
        await Gen.Select(ZooGen.Set("Query", 3), Gen.Int[1, 12]).SampleAsync(
            async (nodes, responseNames) =>
            {
                var text = ZooDocument.Text(nodes, responseNames);
                var expected = (await ValidateAsync(text, OverlappingFieldsCanBeMerged.Instance)).IsValid;
                Assert.True((await ValidateAsync(text, new MergeableFieldsRule(1_000, 32))).IsValid == expected, $"{expected}: {text}");
                Interlocked.Increment(ref expected ? ref valid : ref invalid);
            },
            iter: 20_000,
            threads: 2);
        Assert.True(valid > 2_000 && invalid > 2_000, $"{valid} valid and {invalid} invalid: draw others.");
    }

    // Every pair would be half a million comparisons; each field is looked at once a level.
    [Fact]
    public async Task A_field_is_compared_with_the_first_of_its_name_alone()
    {
        var text = "{ a { " + string.Concat(Enumerable.Repeat("s ", 990)) + "} }";
        Assert.True((await ValidateAsync(text, new MergeableFieldsRule(maxFields: 31, maxDepth: 32))).IsValid);
        Assert.False((await ValidateAsync(text, new MergeableFieldsRule(maxFields: 30, maxDepth: 32))).IsValid);
    }

    [Fact]
    public async Task A_validation_ends_when_the_client_disconnects()
        => await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ValidateAsync("{ s }", new TooManyErrors.Rule(), new CancellationToken(canceled: true)));

    private static Task<IValidationResult> ValidateAsync(string text, IValidationRule rule, CancellationToken? cancellationToken = null)
    {
        var document = new GraphQLDocumentBuilder().Build(text);
        return new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = Zoo.Schema,
            Document = document,
            Operation = document.Definitions.OfType<GraphQLOperationDefinition>().First(),
            Rules = [rule],
            Variables = new(new Dictionary<string, object?> { ["yes"] = true, ["in"] = ZooGen.InputVariable }),
            CancellationToken = cancellationToken ?? TestContext.Current.CancellationToken,
        });
    }
}
