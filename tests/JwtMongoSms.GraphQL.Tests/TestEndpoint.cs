using GraphQL;
using GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Tests;

internal static class TestEndpoint
{
    public static async Task HandleAsync(HttpContext http, IDocumentExecuter executer, IGraphQLSerializer serializer)
    {
        var request = await serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted);
        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Query = request!.Query,
            Variables = request.Variables,
            OperationName = request.OperationName,
            User = http.User,
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
        });
        http.Response.ContentType = "application/json";
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }
}
