using System.Text.Json;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>The body of a request, as the GraphQL over HTTP specification names its members. Others are ignored.</summary>
internal sealed class PostedDocument
{
    public string? Query { get; set; }

    public string? OperationName { get; set; }

    public JsonElement? Variables { get; set; }

    public JsonElement? Extensions { get; set; }
}
