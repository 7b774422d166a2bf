using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>Who may read what, case by case.</summary>
public sealed class RuleTests
{
    private static readonly Reader Anonymous = new(false, false, false);
    private static readonly Reader Member = new(true, false, false);
    private static readonly Reader Editor = new(true, true, false);
    private static readonly Reader Adult = new(true, false, true);

    [Theory]
    [InlineData("Query.s", "{ s }")]
    [InlineData("Query.s", "{ open: s }")]
    [InlineData("Query.s", "{ ... { ... on Query { s } } }")]
    [InlineData("Query.s", "{ ...F } fragment F on Query { ...G } fragment G on Query { s }")]
    [InlineData("A", "{ a { s } }")]
    [InlineData("A", "{ a { __typename } }")]
    [InlineData("A", "{ a { s @skip(if: true) } }")]
    [InlineData("A.s", "{ i { ... on A { s } } }")]
    [InlineData("A", "{ i { s } }")]
    [InlineData("A.s", "{ i { s } }")]
    [InlineData("A", "{ list { __typename } }")]
    [InlineData("A", "{ u { __typename } }")]
    [InlineData("I", "{ i { ... on B { s } } }")]
    [InlineData("I.s", "{ i { s } }")]
    [InlineData("U", "{ u { ... on C { s } } }")]
    [InlineData("E", "{ e }")]
    [InlineData("Query", "{ s }")]
    [InlineData("Query", "{ __typename }")]
    [InlineData("Query", "{ __schema { queryType { name } } }")]
    [InlineData("Query.arg(n)", "{ arg(n: 1) }")]
    [InlineData("In.y", "{ arg(in: { y: [{ x: 1 }] }) }")]
    [InlineData("In.x", "{ arg(in: { y: [{ x: 1 }] }) }")]
    [InlineData("E.X", "{ arg(e: X) }")]
    [InlineData("In.y", "query Read($in: In) { arg(in: $in) }")]
    [InlineData("E.Y", "query Read($e: E = Y) { arg(e: $e) }")]
    [InlineData("E.X", "query Read($list: [In!], $e: E = Y) { arg(e: $e, in: { y: $list }) s @include(if: false) arg2: arg(e: X) }")]

    // First where only an A can stand, then where a B can stand too.
    [InlineData("B", "{ u { ... on A { ...F } } i { ...F } } fragment F on I { s }")]
    public async Task A_guarded_element_is_denied_without_a_user_wherever_it_is_selected(string guarded, string query)
    {
        await using var ruled = new Ruled();
        foreach (var guard in (Guard[])[Guard.SignedIn, Guard.Role, Guard.Policy])
        {
            var schema = new ZooSchema(new Dictionary<string, Guard> { [guarded] = guard });
            var variables = new Dictionary<string, object?> { ["in"] = ZooGen.InputVariable };
            MustBeRejected(await ruled.ExecuteAsync(schema.Schema, query, Anonymous, variables), "TOKEN_INVALID");
            Assert.Empty(schema.Read);
            Assert.True((await ruled.ExecuteAsync(schema.Schema, query, new Reader(true, true, true), variables)).Executed);
        }
    }

    [Theory]
    [InlineData("Query.s", "{ e }")]
    [InlineData("Query.s", "{ s @skip(if: true) e }")]
    [InlineData("Query.s", "query Read($no: Boolean!) { s @include(if: $no) e }")]
    [InlineData("Query.s", "query Read($no: Boolean!) { ...F @include(if: $no) e } fragment F on Query { s }")]
    [InlineData("Query.s", "query Read { e } query Other { s }")]
    [InlineData("A.s", "{ i { ... on B { s } } }")]
    [InlineData("A", "{ i { ... on B { s } } }")]
    [InlineData("C", "{ u { ... on I { s } } }")]
    [InlineData("Query.arg(n)", "{ arg }")]
    [InlineData("In.x", "{ arg(in: { y: [{}] }) }")]
    [InlineData("E.X", "{ arg(e: Y) }")]
    [InlineData("A", "{ i { ... on I { ... on B { s } } } }")]
    public async Task What_is_not_selected_is_not_denied(string guarded, string query)
    {
        await using var ruled = new Ruled();
        var schema = new ZooSchema(new Dictionary<string, Guard> { [guarded] = Guard.Role });
        var result = await ruled.ExecuteAsync(schema.Schema, query, Anonymous, new() { ["no"] = false });
        Assert.True(result.Executed, result.Errors?[0].Message);
    }

    [Fact]
    public async Task A_field_marked_open_is_open_though_its_type_is_guarded_and_no_other_is()
    {
        await using var ruled = new Ruled();
        var schema = new ZooSchema(new Dictionary<string, Guard>
        {
            ["Query"] = Guard.SignedIn,
            ["Query.s"] = Guard.Open,
            ["Query.a"] = Guard.Open,
            ["A"] = Guard.SignedIn,
            ["A.s"] = Guard.Open,
        }).Schema;
        Assert.True((await ruled.ExecuteAsync(schema, "{ s a { s __typename } __typename }", Anonymous)).Executed);
        MustBeRejected(await ruled.ExecuteAsync(schema, "{ s a { s e } }", Anonymous), "TOKEN_INVALID");
        MustBeRejected(await ruled.ExecuteAsync(schema, "{ s e }", Anonymous), "TOKEN_INVALID");
        MustBeRejected(await ruled.ExecuteAsync(schema, "{ __schema { queryType { name } } }", Anonymous), "TOKEN_INVALID");
    }

    [Fact]
    public async Task A_user_without_the_role_or_policy_is_told_FORBIDDEN_and_no_more()
    {
        await using var ruled = new Ruled();
        var schema = new ZooSchema(new Dictionary<string, Guard> { ["Query.s"] = Guard.Role, ["Query.e"] = Guard.Policy }).Schema;
        foreach (var (query, reader) in ((string, Reader)[])
            [("{ s }", Member), ("{ s }", Adult), ("{ e }", Member), ("{ e }", Editor), ("{ s e }", Editor), ("{ s e }", Adult)])
        {
            var error = MustBeRejected(await ruled.ExecuteAsync(schema, query, reader), "FORBIDDEN");
            Assert.DoesNotContain("editor", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("adult", error.Message, StringComparison.Ordinal);
        }

        Assert.True((await ruled.ExecuteAsync(schema, "{ s }", Editor)).Executed);
        Assert.True((await ruled.ExecuteAsync(schema, "{ e }", Adult)).Executed);
    }

    [Fact]
    public async Task A_guarded_schema_is_guarded_as_a_whole_and_so_are_mutations_and_subscriptions()
    {
        await using var ruled = new Ruled();
        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.Field<BooleanGraphType>("m").Authorize().Resolve(_ => true);
        var schema = new ZooSchema(new Dictionary<string, Guard>()).Schema;
        schema.Mutation = mutation;
        MustBeRejected(await ruled.ExecuteAsync(schema, "mutation { m }", Anonymous), "TOKEN_INVALID");
        Assert.True((await ruled.ExecuteAsync(schema, "mutation { m }", Member)).Executed);

        var whole = new ZooSchema(new Dictionary<string, Guard>()).Schema;
        whole.Authorize();
        MustBeRejected(await ruled.ExecuteAsync(whole, "{ s }", Anonymous), "TOKEN_INVALID");
        Assert.True((await ruled.ExecuteAsync(whole, "{ s }", Member)).Executed);
    }

    [Fact]
    public async Task The_rule_applies_whatever_rules_and_documents_an_execution_brings_along()
    {
        await using var ruled = new Ruled();
        var schema = new ZooSchema(new Dictionary<string, Guard> { ["Query.s"] = Guard.SignedIn }).Schema;
        var document = GraphQLParser.Parser.Parse("{ s }");
        foreach (var change in (Action<ExecutionOptions>[])
            [
                options => options.ValidationRules = [],
                options => options.User = null,
                options => (options.Document, options.Query) = (document, null),
            ])
        {
            MustBeRejected(await ruled.ExecuteAsync(schema, "{ s }", Anonymous, change: change), "TOKEN_INVALID");
        }
    }

    private static ValidationError MustBeRejected(ExecutionResult result, string code)
    {
        Assert.False(result.Executed);
        Assert.Null(result.Data);
        var error = Assert.IsType<ValidationError>(Assert.Single(result.Errors!));
        Assert.Equal(code, error.Code);
        return error;
    }
}
