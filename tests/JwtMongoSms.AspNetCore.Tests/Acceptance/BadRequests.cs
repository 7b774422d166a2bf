using CsCheck;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Bad requests to every route that there is.</summary>
internal static class BadRequests
{
    private static readonly string Account = "AC" + new string('0', 32);

    private static readonly Gen<string> BodyRoute = Gen.OneOf<string>("/auth/code", "/auth/token", "/auth/sign-out");

    private static readonly Gen<string> Junk = Gen.OneOf<string>(
        "x", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "{\"$gt\":\"\"}", "a%2Fb", "%F0%9F%92%A9", "'%20OR%201=1", "******", "..%5C..", "%E2%80%AE", new string('A', 2_000));

    private static readonly Gen<string> Query = Gen.OneOf<string>(
        "", "", "", "?", "?$where=1", "?a[]=1&a[]=2", "?phoneNumber=1", "?%00", "?=&=&", "?" + new string('q', 2_000), "?a=%FF%FE", "?challengeId[$ne]=1", "?__proto__[x]=1");

    private static readonly Gen<string?> Authorization = Gen.OneOf<string?>(
        null, null, "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer ..", "bearer eyJhbGciOiJub25lIn0.e30.", "Basic QUM6eA==", "Digest x=y", "Bearer " + new string('a', 5_000),
        "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IngifQ.e30.AAAA", ",", "\"", "Bearer null");

    // Of "application/json" in none of them; a type that can't be read is none either.
    private static readonly Gen<string?> WrongType = Gen.OneOf<string?>(
        null, "", "text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=utf-16",
        "application/json; charset=latin1", "application/json; charset=\"\"", "application/jsonp", "json", "*/*", "application/*", ";", "application/json, text/plain", "/");

    private static readonly Gen<BadRequest> WithBadBody = Gen.Select(BodyRoute, Query, BadBodies.Any, Gen.OneOf<string>("application/json", "application/json; charset=utf-8", "application/vnd.api+json"), Authorization, Gen.Bool)
        .Select(part => new BadRequest("POST", part.Item1 + part.Item2, part.Item3, part.Item4, part.Item5, part.Item6));

    private static readonly Gen<BadRequest> WithWrongType = Gen.Select(BodyRoute, Query, BadBodies.Good, WrongType, Gen.Bool)
        .Select(part => new BadRequest("POST", part.Item1 + part.Item2, part.Item3, part.Item4, Chunked: part.Item5));

    private static readonly Gen<BadRequest> WithWrongMethod = Gen.Select(BodyRoute, Gen.OneOf<string>("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "BREW", "TRACE"), Query, BadBodies.Good)
        .Select(part => new BadRequest(part.Item2, part.Item1 + part.Item3, part.Item2 is "TRACE" or "GET" ? null : part.Item4));

    private static readonly Gen<BadRequest> WithWrongMethodForAGet = Gen.Select(
            Gen.OneOf<string>("/auth/me", "/auth/code/AAAAAAAAAAAAAAAAAAAAAA"), Gen.OneOf<string>("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"), BadBodies.Any)
        .Select(part => new BadRequest(part.Item2, part.Item1, part.Item3));

    private static readonly Gen<BadRequest> OfADelivery = Gen.Select(Junk, Query).Select(part => new BadRequest("GET", $"/auth/code/{part.Item1}{part.Item2}"));

    private static readonly Gen<BadRequest> OfAUser = Gen.Select(Query, Authorization).Select(part => new BadRequest("GET", "/auth/me" + part.Item1, Authorization: part.Item2));

    private static readonly Gen<BadRequest> WithoutABody = Gen.Select(BodyRoute, Query, Authorization).Select(part => new BadRequest("POST", part.Item1 + part.Item2, Authorization: part.Item3));

    private static readonly Gen<BadRequest> OfTheDevPhone = Gen.Frequency<BadRequest>(
        (1, Gen.Select(Gen.OneOf<string>("code", "messages"), Junk, Gen.OneOf<string>("", "&to=x", "&wait=-1", "&after=x"))
            .Select(part => new BadRequest("GET", $"/dev/phone/api/{part.Item1}?to={part.Item2}{part.Item3}"))),
        (1, Gen.Select(BadBodies.Any, Gen.OneOf<string>("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"), Authorization)
            .Select(part => new BadRequest("POST", "/2010-04-01/Accounts/AC0/Messages.json", part.Item1, part.Item2, part.Item3))),
        (1, BadBodies.Any.Select(body => new BadRequest(
            "POST", $"/2010-04-01/Accounts/{Account}/Messages.json", body, "application/x-www-form-urlencoded", "Basic " + Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Account + ":x"))))));

    /// <summary>Any of them.</summary>
    public static Gen<BadRequest> Any { get; } = Gen.Frequency<BadRequest>(
        (12, WithBadBody),
        (2, WithWrongType),
        (2, WithWrongMethod),
        (1, WithWrongMethodForAGet),
        (1, OfADelivery),
        (1, OfAUser),
        (1, WithoutABody),
        (1, OfTheDevPhone));
}
