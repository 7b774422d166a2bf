using System.Globalization;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.SigningKeys;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>GET /.well-known/jwks.json</c>: what another service needs to check our tokens.</summary>
internal static class KeySetEndpoint
{
    private static readonly string CacheControl
        = string.Create(CultureInfo.InvariantCulture, $"public, max-age={KeyRing.PublishedBeforeSigning.TotalSeconds}");

    public static IResult Handle(HttpContext http, CurrentKeys keys)
    {
        http.Response.Headers.CacheControl = CacheControl;
        return Responses.Json(new KeySetResponse([.. keys.Ring.Keys.Select(key => key.Public).OfType<KeyResponse>()]), Wire.Json.KeySetResponse);
    }
}
