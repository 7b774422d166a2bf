using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Server.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>Documents are read once and kept, within bounds.</summary>
public sealed class DocumentCacheTests
{
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
        // The start has asked something of its own.
        var (built, asked) = (builder.Built, rule.Asked);
        for (var i = 0; i < 5; i++)
            Assert.Equal($"Hello {i}", (await app.PostAsync("query($name: String) { hello(name: $name) }", new { name = $"{i}" })).MustBeData().GetProperty("hello").GetString());
        (await app.PostAsync("query($name: String) { hello(name: $name) }", new { name = new { a = 1 } })).MustBeRefused(400);

        // Another text is another document, be it by one space.
        (await app.PostAsync("query($name: String) { hello(name: $name)  }")).MustBeData();
        Assert.Equal(2, builder.Built - built);

        // A rule of the application's own may look at more than the document.
        Assert.Equal(7, rule.Asked - asked);
    }

    [Fact]
    public async Task What_was_refused_is_not_kept()
    {
        var builder = new CountingBuilder();
        await using var app = await HttpApp.StartAsync(services: services => services.AddSingleton<IDocumentBuilder>(builder));
        var built = builder.Built;
        foreach (var query in (string[])["{ unknown }", "{ secret }", "{ __schema { unknown } }"])
        {
            (await app.PostAsync(query, accept: HttpApp.Json)).MustBeRefused(200);
            (await app.PostAsync(query, accept: HttpApp.Json)).MustBeRefused(200);
        }

        Assert.Equal(6, builder.Built - built);
    }

    [Fact]
    public void They_are_kept_for_one_schema_and_only_so_many()
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
        private int asked;

        public int Asked => asked;

        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
        {
            Interlocked.Increment(ref asked);
            return default;
        }
    }
}
