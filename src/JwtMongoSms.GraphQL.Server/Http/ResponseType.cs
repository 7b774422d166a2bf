using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Server.Http;

/// <summary>
/// The two media types of responses. With <c>application/json</c> the status says only whether the request could be read; with
/// <c>application/graphql-response+json</c> it says how the operation ended.
/// </summary>
internal sealed class ResponseType
{
    public static readonly ResponseType Json = new("application/json");
    public static readonly ResponseType GraphQLResponse = new("application/graphql-response+json");

    // The first wins where a client prefers neither: it tells more.
    private static readonly ResponseType[] All = [GraphQLResponse, Json];

    private readonly string name;

    private ResponseType(string name)
    {
        this.name = name;
        ContentType = $"{name}; charset=utf-8";
    }

    public string ContentType { get; }

    /// <summary>
    /// Chooses the type that the client prefers, or <see langword="null"/> when it accepts neither. Without a preference it is plain JSON,
    /// which every client reads.
    /// </summary>
    public static ResponseType? Choose(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return Json;

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;

        var named = All.MaxBy(type => QualityOf(accepted, type.name) ?? 0)!;
        return QualityOf(accepted, named.name) > 0
            ? named
            : Array.Find([Json, GraphQLResponse], type => QualityOf(accepted, type.name, "application/*", "*/*") > 0);
    }

    // RFC 9110 12.5.1: the most specific range decides, and q=0 excludes.
    private static double? QualityOf(IList<MediaTypeHeaderValue> accepted, params ReadOnlySpan<string> ranges)
    {
        foreach (var range in ranges)
        {
            foreach (var type in accepted)
            {
                if (type.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase))
                    return type.Quality ?? 1;
            }
        }

        return null;
    }
}
