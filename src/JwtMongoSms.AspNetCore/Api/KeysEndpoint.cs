using System.Globalization;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>GET /.well-known/jwks.json</c>: publishes what another service needs to check our tokens.</summary>
internal static class KeysEndpoint
{
    private const string Path = "/.well-known/jwks.json";

    private static readonly string CacheControl
        = string.Create(CultureInfo.InvariantCulture, $"public, max-age={KeyRing.PublishedBeforeSigning.TotalSeconds}");

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Get);
        group.MapGet(Path, Handle).WithHead(group.MapMethods(Path, HeadRequests.Only, Handle))
            .Describe("GetKeys", "Publishes the keys that access tokens are checked with.").ForEveryone()
            .Produces<KeysResponse>();
    }

    private static IResult Handle(HttpContext http, CurrentKeys keys)
    {
        http.Response.Headers.CacheControl = CacheControl;
        return Responses.Json(
            new KeysResponse([.. keys.Ring.Keys.Select(key => key.Public).OfType<JsonWebKey>()]), ApiJson.Relaxed.KeysResponse);
    }
}

/// <summary>A key set (RFC 7517 5).</summary>
internal sealed record KeysResponse(IReadOnlyList<JsonWebKey> Keys);
