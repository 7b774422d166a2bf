using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>The two media types of answers. With the older one the status says only whether the request was read; with the newer one it says how it went.</summary>
internal sealed class AnswerType
{
    public static readonly AnswerType Json = new("application/json");
    public static readonly AnswerType GraphQLResponse = new("application/graphql-response+json");

    // Of two that are wanted alike, the one that tells more.
    private static readonly AnswerType[] All = [GraphQLResponse, Json];

    private readonly string name;

    private AnswerType(string name)
    {
        this.name = name;
        ContentType = $"{name}; charset=utf-8";
    }

    public string ContentType { get; }

    /// <summary>What the client prefers; <see langword="null"/> when it takes neither. A client that doesn't care gets plain JSON, which every client reads.</summary>
    public static AnswerType? Choose(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return Json;

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;

        var named = All.MaxBy(type => Wanted(accepted, type.name) ?? 0)!;
        return Wanted(accepted, named.name) > 0 ? named : Array.Find([Json, GraphQLResponse], type => Wanted(accepted, type.name, "application/*", "*/*") > 0);
    }

    // RFC 9110 12.5.1: the most specific range that a type falls into says how much it is wanted, and q=0 that it isn't.
    private static double? Wanted(IList<MediaTypeHeaderValue> accepted, params ReadOnlySpan<string> ranges)
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
