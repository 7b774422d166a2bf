using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Server.Http;

/// <summary>The parameters of a request, as the GraphQL over HTTP specification names them. Others are ignored.</summary>
internal sealed partial class GraphQLRequest
{
    public required string Query { get; init; }

    /// <summary>Gets the operation to execute; required when the document has several.</summary>
    public string? OperationName { get; init; }

    public Inputs? Variables { get; init; }

    public Inputs? Extensions { get; init; }

    public static async Task<(GraphQLRequest? Request, Rejection? Rejection)> ReadAsync(HttpContext http, int maxBytes)
    {
        // JSON only: another site's page can send a form or plain text with the user's cookies, but JSON needs a preflight.
        var (body, problem) = await JsonBody.ReadAsync(http, BodyJson.Default.Body, maxBytes);
        if (body is null)
            return (null, Rejection.Invalid(problem!.Detail ?? "The body could not be read.", problem.Status));

        if (string.IsNullOrWhiteSpace(body.Query))
            return (null, Rejection.Invalid("There is no query."));

        var serializer = http.RequestServices.GetRequiredService<IGraphQLSerializer>();
        if (!TryConvert(body.Variables, serializer, out var variables) || !TryConvert(body.Extensions, serializer, out var extensions))
            return (null, Rejection.Invalid("variables and extensions are JSON objects."));

        return (new() { Query = body.Query, OperationName = body.OperationName, Variables = variables, Extensions = extensions }, null);
    }

    private static bool TryConvert(JsonElement? value, IGraphQLSerializer serializer, out Inputs? inputs)
    {
        inputs = null;
        if (value is not { ValueKind: not JsonValueKind.Null } element)
            return true;

        if (element.ValueKind != JsonValueKind.Object)
            return false;

        inputs = serializer.ReadNode<Inputs>(element);
        return true;
    }

    internal sealed class Body
    {
        public string? Query { get; set; }

        public string? OperationName { get; set; }

        public JsonElement? Variables { get; set; }

        public JsonElement? Extensions { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, MaxDepth = 64)]
    [JsonSerializable(typeof(Body))]
    private sealed partial class BodyJson : JsonSerializerContext;
}
