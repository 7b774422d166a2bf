using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Server.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>Documents are parsed and validated once, within a limit.</summary>
public sealed class DocumentCacheTests
{
    private const string Query = "query($name: String) { hello(name: $name) }";

    [Fact]
    public async Task A_document_is_parsed_and_validated_once_and_its_variables_each_time()
    {
        var builder = new CountingBuilder();
        var rule = new CountingRule();
        await using var app = await HttpApp.StartAsync(services: services =>
        {
            services.AddSingleton<IDocumentBuilder>(builder);
            services.AddGraphQL(graphql => graphql.AddValidationRule(rule));
        });
        // The start check has executed a query.
        var (built, runs) = (builder.Built, rule.Runs);
        for (var i = 0; i < 5; i++)
            Assert.Equal($"Hello {i}", (await app.PostAsync(Query, new { name = $"{i}" })).MustBeData().GetProperty("hello").GetString());
        (await app.PostAsync(Query, new { name = new { a = 1 } })).MustBeRejected(400);

        // One more space makes another document.
        (await app.PostAsync("query($name: String) { hello(name: $name)  }")).MustBeData();
        Assert.Equal(2, builder.Built - built);

        // Rules of the application run each time: they may depend on more than the document.
        Assert.Equal(7, rule.Runs - runs);
    }

    [Fact]
    public async Task A_rejected_document_is_not_cached()
    {
        var builder = new CountingBuilder();
        await using var app = await HttpApp.StartAsync(services: services => services.AddSingleton<IDocumentBuilder>(builder));
        var built = builder.Built;
        foreach (var query in (string[])["{ unknown }", "{ secret }", "{ __schema { unknown } }"])
        {
            (await app.PostAsync(query, accept: HttpApp.Json)).MustBeRejected(200);
            (await app.PostAsync(query, accept: HttpApp.Json)).MustBeRejected(200);
        }

        Assert.Equal(6, builder.Built - built);
    }

    [Fact]
    public void Documents_are_cached_for_one_schema_and_within_a_limit()
    {
        var cache = new DocumentCache();
        var (first, second) = (new Schema(), new Schema());
        var document = Parser.Parse("{ a }");
        cache.Add(first, "{ a }", document);
        Assert.Same(document, cache.Find(first, "{ a }"));
        Assert.Null(cache.Find(second, "{ a }"));

        for (var i = 0; i < 50; i++)
            cache.Add(first, new string('a', 10_000) + i, document);
        Assert.Null(cache.Find(first, "{ a }"));
        Assert.Same(document, cache.Find(first, new string('a', 10_000) + 49));
    }

    private sealed class CountingBuilder : IDocumentBuilder
    {
        private readonly GraphQLDocumentBuilder inner = new();
        private int built;

        public int Built => built;

        public GraphQLDocument Build(string body)
        {
            Interlocked.Increment(ref built);
            return inner.Build(body);
        }
    }

    private sealed class CountingRule : ValidationRuleBase
    {
        private int runs;

        public int Runs => runs;

        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
        {
            Interlocked.Increment(ref runs);
            return default;
        }
    }
}
