using System.Net.Http.Json;
using System.Text;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>GraphQL over HTTP: which requests are accepted, and the status of each response.</summary>
public sealed class HttpTests
{
    private const string Json = HttpApp.Json;
    private const string GraphQLResponse = HttpApp.GraphQLResponse;

    [Fact]
    public async Task A_posted_document_is_executed()
    {
        await using var app = await HttpApp.StartAsync();
        var response = await app.PostAsync("query Greet($name: String) { hello(name: $name) }", new { name = "Zoë 🏃" });
        Assert.Equal("Hello Zoë 🏃", response.MustBeData().GetProperty("hello").GetString());
        Assert.Equal("Hello there", (await app.PostAsync("{ hello }")).MustBeData().GetProperty("hello").GetString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotNull(response.ContentHeaders.ContentLength);
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("application/graphql-response+json", GraphQLResponse)]
    [InlineData("application/graphql-response+json, application/json", GraphQLResponse)]
    [InlineData("application/json, application/graphql-response+json", GraphQLResponse)]
    [InlineData("application/graphql-response+json,application/json;q=0.9", GraphQLResponse)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/json;q=0, */*;q=0.1", GraphQLResponse)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("text/html, application/json;q=0.1", Json)]
    public async Task The_media_type_is_what_the_client_prefers(string? accept, string contentType)
    {
        await using var app = await HttpApp.StartAsync();
        var response = await app.PostAsync("{ hello }", accept: accept);
        response.MustBeData();
        Assert.Equal($"{contentType}; charset=utf-8", response.ContentType);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/*")]
    [InlineData("application/json;q=0")]
    [InlineData("nonsense")]
    public async Task A_client_that_takes_neither_media_type_is_told_which_there_are(string accept)
    {
        await using var app = await HttpApp.StartAsync();
        (await app.PostAsync("{ hello }", accept: accept)).MustBeRejected(406, "REQUEST_INVALID");
    }

    [Theory]
    [InlineData("{", 400, 200)]
    [InlineData("{ unknown }", 400, 200)]
    [InlineData("query A { hello } query B { hello }", 400, 200)]
    [InlineData("fragment f on Query { hello }", 400, 200)]
    [InlineData("query($name: String!) { hello(name: $name) }", 400, 200)]
    public async Task A_document_that_is_not_executed_is_400_in_the_newer_type_and_200_in_the_older(string query, int newer, int older)
    {
        await using var app = await HttpApp.StartAsync();
        (await app.PostAsync(query)).MustBeRejected(newer);
        (await app.PostAsync(query, accept: Json)).MustBeRejected(older);
    }

    [Fact]
    public async Task A_field_that_fails_leaves_data_with_a_200_and_reveals_nothing()
    {
        await using var app = await HttpApp.StartAsync();
        var response = await app.PostAsync("{ hello broken }");
        Assert.Equal((200, 1), (response.Status, response.Errors));
        Assert.Equal("Hello there", response.Data.GetProperty("hello").GetString());
        Assert.DoesNotContain("inner workings", response.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_named_operation_is_the_one_that_is_executed_and_an_unknown_name_none()
    {
        var changes = 0;
        await using var app = await HttpApp.StartAsync(LibrarySchema.New(() => changes++));
        const string Document = "query Read { hello } mutation Write { change }";
        (await app.PostAsync(Document, operationName: "Read")).MustBeData();
        (await app.PostAsync(Document, operationName: "Other")).MustBeRejected(400);
        Assert.Equal(0, changes);
        (await app.PostAsync(Document, operationName: "Write")).MustBeData();
        Assert.Equal(1, changes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"query\": \"")]
    [InlineData("{ \"query\": null }")]
    [InlineData("{ \"query\": \" \" }")]
    [InlineData("{ \"query\": 7 }")]
    [InlineData("{ \"query\": [\"{ hello }\"] }")]
    [InlineData("[{ \"query\": \"{ hello }\" }]")]
    [InlineData("[]")]
    [InlineData("{ \"query\": \"{ hello }\", \"query\": \"{ hello }\" }")]
    [InlineData("{ \"query\": \"{ hello }\", \"operationName\": 7 }")]
    [InlineData("{ \"query\": \"{ hello }\", \"variables\": \"{}\" }")]
    [InlineData("{ \"query\": \"{ hello }\", \"variables\": [] }")]
    [InlineData("{ \"query\": \"{ hello }\", \"variables\": 0 }")]
    [InlineData("{ \"query\": \"{ hello }\", \"variables\": { \"a\": 1, \"a\": 2 } }")]
    [InlineData("{ \"query\": \"{ hello }\", \"extensions\": false }")]
    public async Task A_body_that_is_no_request_is_400_in_both_types_and_batches_are_none(string body)
    {
        await using var app = await HttpApp.StartAsync();
        (await app.PostRawAsync(body)).MustBeRejected(400, "REQUEST_INVALID");
        (await app.PostRawAsync(body, accept: Json)).MustBeRejected(400, "REQUEST_INVALID");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("")]
    public async Task Only_JSON_in_UTF8_is_taken_which_no_page_of_another_site_can_post_without_a_preflight(string contentType)
    {
        var changes = 0;
        await using var app = await HttpApp.StartAsync(LibrarySchema.New(() => changes++));
        (await app.PostRawAsync("{ \"query\": \"mutation { change }\" }", contentType)).MustBeRejected(415, "REQUEST_INVALID");
        Assert.Equal(0, changes);
        (await app.PostRawAsync("{ \"query\": \"mutation { change }\" }", "application/json; charset=utf-8")).MustBeData();
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    public async Task Other_methods_are_405(string method)
    {
        await using var app = await HttpApp.StartAsync();
        var body = method == "HEAD" ? null : JsonContent.Create(new { query = "{ hello }" });
        var response = await app.SendAsync(new HttpMethod(method), "/graphql", body);
        Assert.Equal((405, "POST"), (response.Status, string.Join(", ", response.ContentHeaders.Allow)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?query=%7B%20hello%20%7D")]
    [InlineData("?query=mutation%20%7B%20change%20%7D")]
    [InlineData("?query=query%20Read%20%7B%20hello%20%7D%20mutation%20Write%20%7B%20change%20%7D&operationName=Write")]
    public async Task A_GET_is_405_in_every_media_type_and_executes_nothing(string query)
    {
        var changes = 0;
        await using var app = await HttpApp.StartAsync(LibrarySchema.New(() => changes++));
        var token = await app.SignInAsync();
        foreach (var accept in (string?[])[null, "*/*", Json, GraphQLResponse, "image/*"])
        {
            var response = await app.SendAsync(HttpMethod.Get, "/graphql" + query, null, accept, token);
            response.MustBeRejected(405, "REQUEST_INVALID");
            Assert.Equal("POST", Assert.Single(response.ContentHeaders.Allow));
            Assert.Equal($"{(accept == GraphQLResponse ? GraphQLResponse : Json)}; charset=utf-8", response.ContentType);
        }

        Assert.Equal(0, changes);
    }

    [Fact]
    public async Task A_body_over_its_bound_is_413_however_it_is_sent()
    {
        await using var app = await HttpApp.StartAsync(configure: options => options.MaxBytes = 2_048);
        var body = $"{{ \"query\": \"{{ hello }}\", \"filler\": \"{new string('x', 2_048)}\" }}";
        (await app.PostRawAsync(body)).MustBeRejected(413, "REQUEST_INVALID");
        using var stream = new StreamContent(new UnknownLength(Encoding.UTF8.GetBytes(body)));
        stream.Headers.TryAddWithoutValidation("Content-Type", Json);
        (await app.SendAsync(HttpMethod.Post, "/graphql", stream)).MustBeRejected(413, "REQUEST_INVALID");
        (await app.PostRawAsync($"{{ \"query\": \"{{ hello }}\", \"filler\": \"{new string('x', 1_900)}\" }}")).MustBeData();
    }

    /// <summary>Sent in chunks, without a Content-Length.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
