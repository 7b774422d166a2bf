using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>Documents that cost more than their size: each is rejected before it is executed, or even validated.</summary>
public sealed class BoundsTests
{
    private const string Bound = "REQUEST_INVALID";

    [Fact]
    public async Task Fields_below_each_other_end_at_the_bound()
    {
        await using var app = await HttpApp.StartAsync(configure: options => (options.MaxDepth, options.MaxValues) = (8, 10_000_000));
        (await app.PostAsync(Nested(7))).MustBeData();
        (await app.PostAsync(Nested(8))).MustBeRejected(400, Bound);

        // Deeper than the parser goes, and far deeper than any stack.
        (await app.PostAsync(Nested(120))).MustBeRejected(400);
        (await app.PostAsync(Nested(5_000))).MustBeRejected(400);
        (await app.PostAsync("{ hello(name: " + new string('[', 20_000) + ")")).MustBeRejected(400);

        static string Nested(int levels)
            => "{ book " + string.Concat(Enumerable.Repeat("{ others ", levels - 1)) + "{ title }" + new string('}', levels - 1) + "}";
    }

    [Fact]
    public async Task Aliases_end_at_the_bound()
    {
        await using var app = await HttpApp.StartAsync(configure: options => options.MaxFields = 100);
        (await app.PostAsync(Aliases(99))).MustBeData();
        (await app.PostAsync(Aliases(100))).MustBeRejected(400, Bound);
        (await app.PostAsync(Aliases(4_000))).MustBeRejected(400, Bound);
        static string Aliases(int count) => "{" + string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}: hello")) + "}";
    }

    [Fact]
    public async Task Thirty_thousand_repetitions_of_one_field_are_not_compared_with_each_other()
    {
        await using var app = await HttpApp.StartAsync();
        (await app.PostAsync("{" + string.Concat(Enumerable.Repeat("hello ", 10_000)) + "}")).MustBeRejected(400, Bound);
    }

    [Fact]
    public async Task Fragments_that_spread_fragments_twice_are_counted_and_not_unfolded()
    {
        await using var app = await HttpApp.StartAsync();
        var bomb = new StringBuilder("{ ...f0 }");
        for (var i = 0; i < 28; i++)
            bomb.Append($" fragment f{i} on Query {{ ...f{i + 1} ...f{i + 1} }}");
        bomb.Append(" fragment f28 on Query { hello }");
        (await app.PostAsync(bomb.ToString())).MustBeRejected(400, Bound);
    }

    [Fact]
    public async Task A_chain_of_fragments_longer_than_a_stack_is_refused()
    {
        await using var app = await HttpApp.StartAsync(configure: options => (options.MaxBytes, options.MaxFields) = (1_048_576, 10_000));
        var chain = new StringBuilder("{ ...f0 }");
        for (var i = 0; i < 9_000; i++)
            chain.Append($" fragment f{i} on Query {{ ...f{i + 1} }}");
        (await app.PostAsync(chain + " fragment f9000 on Query { hello }")).MustBeRejected(400, Bound);
    }

    [Theory]
    [InlineData("{ ...a } fragment a on Query { ...a }")]
    [InlineData("{ ...a } fragment a on Query { hello ...b } fragment b on Query { ...c } fragment c on Query { ...a hello }")]
    [InlineData("{ hello } fragment a on Query { ...b } fragment b on Query { ...a }")]
    [InlineData("{ book { ...a } } fragment a on Book { others { ...a } }")]
    public async Task Fragments_that_go_round_in_circles_are_refused(string query)
    {
        await using var app = await HttpApp.StartAsync();
        (await app.PostAsync(query)).MustBeRejected(400);
    }

    [Theory]
    [InlineData("{ hello @include(if: true) }", 3_000, "@include(if: true) ")]
    [InlineData("{ hello }", 2_000, "@a")]
    public async Task Directives_arguments_and_variables_count(string query, int times, string what)
    {
        await using var app = await HttpApp.StartAsync();
        (await app.PostAsync(query)).MustBeData();
        var repeated = string.Concat(Enumerable.Repeat(what, times));
        (await app.PostAsync(query.Replace("hello", "hello " + repeated, StringComparison.Ordinal))).MustBeRejected(400, Bound);
        var arguments = string.Concat(Enumerable.Repeat("name: \"a\" ", times));
        (await app.PostAsync($"{{ hello({arguments}) }}")).MustBeRejected(400, Bound);
        var variables = string.Concat(Enumerable.Range(0, times).Select(i => $"$v{i}: Int "));
        (await app.PostAsync($"query({variables}) {{ hello }}")).MustBeRejected(400, Bound);
    }

    [Theory]
    [InlineData("{ books { others { others { title } } } }", null)]
    [InlineData("{ books { others { others { others { title } } } } }", "COMPLEXITY")]
    [InlineData("{ books(first: 2) { others(first: 2) { others(first: 2) { others(first: 2) { title } } } } }", null)]
    [InlineData("{ books(first: 100000) { title } }", "COMPLEXITY")]
    [InlineData("{ rest: books(first: -1000000) { title } books { others { others { others { title } } } } }", "COMPLEXITY")]
    [InlineData("{ books(first: 0) { others(first: 0) { others { others { others { others { title } } } } } } }", "COMPLEXITY")]
    public async Task Lists_in_lists_are_estimated(string query, string? code)
    {
        await using var app = await HttpApp.StartAsync();
        var response = await app.PostAsync(query);
        if (code is null)
            response.MustBeData();
        else
            response.MustBeRejected(400, code);
    }

    [Fact]
    public async Task Variables_are_estimated_each_time_though_the_document_is_cached()
    {
        await using var app = await HttpApp.StartAsync();
        const string Query = "query($first: Int) { books(first: $first) { title } }";
        (await app.PostAsync(Query, new { first = 2 })).MustBeData();
        (await app.PostAsync(Query, new { first = 2 })).MustBeData();
        (await app.PostAsync(Query, new { first = 1_000_000 })).MustBeRejected(400, "COMPLEXITY");
    }

    [Fact]
    public async Task Of_many_mistakes_only_the_first_are_reported()
    {
        await using var app = await HttpApp.StartAsync();
        var query = "{" + string.Concat(Enumerable.Range(0, 900).Select(i => $" nothing{i}")) + "}";
        Assert.Equal(20, (await app.PostAsync(query)).MustBeRejected(400).Errors);
    }

    [Theory]
    [InlineData("{ hello(name: [", "\"a\", ", "]) }")]
    [InlineData("{ hello(name: {", "a: \"a\", ", "}) }")]
    [InlineData("query($v: [Int] = [", "1, ", "]) { hello }")]
    public async Task Values_in_lists_and_objects_count(string start, string value, string end)
    {
        await using var app = await HttpApp.StartAsync(configure: options => options.MaxFields = 100);
        (await app.PostAsync(start + string.Concat(Enumerable.Repeat(value, 100)) + end)).MustBeRejected(400, Bound);
    }

    [Fact]
    public async Task A_fragment_counts_in_every_operation_that_spreads_it()
    {
        await using var app = await HttpApp.StartAsync(configure: options => options.MaxFields = 100);
        (await app.PostAsync(Operations(10), operationName: "q1")).MustBeData();
        (await app.PostAsync(Operations(11), operationName: "q1")).MustBeRejected(400, Bound);

        // Each operation has 10 fields: itself, the spread, and eight of the fragment.
        static string Operations(int count)
            => string.Concat(Enumerable.Range(0, count).Select(i => $"query q{i} {{ ...f }} "))
            + "fragment f on Query { a: hello b: hello c: hello d: hello e: hello f: hello g: hello h: hello }";
    }

    [Theory]
    [InlineData("{ hello hello }")]
    [InlineData("{ a: hello a: hello }")]
    [InlineData("{ books(first: 1) { title } books(first: 1) { others { title } } }")]
    public async Task One_field_may_be_selected_twice(string query)
    {
        await using var app = await HttpApp.StartAsync();
        (await app.PostAsync(query)).MustBeData();
    }

    [Theory]
    [InlineData("{ a: hello a: who }")]
    [InlineData("{ hello(name: \"a\") hello(name: \"b\") }")]
    [InlineData("{ a: hello a: book { title } }")]
    [InlineData("{ book { a: title } book { a: others { title } } }")]
    [InlineData("{ a: hello ...f } fragment f on Query { a: who }")]
    [InlineData("query q { hello } query other { a: hello a: who }")]
    public async Task Two_fields_of_one_response_name_are_refused_once(string query)
    {
        await using var app = await HttpApp.StartAsync();
        var response = (await app.PostAsync(query, operationName: query.Contains("query q") ? "q" : null))
            .MustBeRejected(400, "OVERLAPPING_FIELDS_CAN_BE_MERGED");
        Assert.Equal(1, response.Errors);
    }

    [Fact]
    public async Task Introspection_is_open_in_Development_and_can_be_closed()
    {
        await using var development = await HttpApp.StartAsync();
        (await development.PostAsync(Introspection)).MustBeData();
        await using var closed = await HttpApp.StartAsync(configure: options => options.Introspection = false);
        (await closed.PostAsync(Introspection)).MustBeRejected(400);
        (await closed.PostAsync("{ hello ...f } fragment f on Query { __type(name: \"Query\") { name } }")).MustBeRejected(400);
        (await closed.PostAsync("{ hello __typename }")).MustBeData();
    }

    [Theory]
    [InlineData("MaxBytes")]
    [InlineData("MaxDepth")]
    [InlineData("MaxFields")]
    [InlineData("MaxValues")]
    public async Task A_limit_out_of_its_bounds_stops_the_start(string name)
    {
        var property = typeof(GraphQLEndpointOptions).GetProperty(name)!;
        foreach (var value in (int[])[-1, 0, int.MaxValue])
        {
            var exception = await Assert.ThrowsAsync<OptionsValidationException>(
                () => HttpApp.StartAsync(configure: options => property.SetValue(options, value)));
            Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_limits_are_ordinary_options_and_an_endpoint_may_have_its_own()
    {
        await using var app = await HttpApp.StartAsync(
            services: services => services.Configure<GraphQLEndpointOptions>(options => options.MaxFields = 10),
            map: routes => routes.MapJwtMongoSmsGraphQL("/large", options => options.MaxFields = 100));
        var query = "{" + string.Concat(Enumerable.Range(0, 20).Select(i => $" a{i}: hello")) + "}";
        (await app.PostAsync(query)).MustBeRejected(400, Bound);
        (await app.SendAsync(HttpMethod.Post, "/large", JsonContent.Create(new { query }))).MustBeData();
    }

    /// <summary>The introspection query of GraphiQL.</summary>
    private const string Introspection = """
        query IntrospectionQuery { __schema { queryType { name kind } mutationType { name kind } subscriptionType { name kind }
          types { ...FullType } directives { name description locations args { ...InputValue } } } }
        fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name description args { ...InputValue }
          type { ...TypeRef } isDeprecated deprecationReason } inputFields { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;
}
