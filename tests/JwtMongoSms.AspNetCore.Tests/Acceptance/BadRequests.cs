using System.Text;
using CsCheck;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Bad requests to every route that there is.</summary>
internal static class BadRequests
{
    /// <summary>Stands for the access token of somebody who is signed in.</summary>
    public const string Somebody = "Bearer somebody's";

    private const string Json = "application/json";
    private static readonly string Account = "AC" + new string('0', 32);
    private static readonly string SignedInAtTwilio = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(Account + ":x"));

    private static readonly Gen<string> BodyRoute = Gen.OneOf<string>(
        "/auth/code", "/auth/token", "/auth/sign-out", "/auth/sign-out-everywhere");

    // Beyond these is a body for whoever is signed in alone.
    private static readonly Gen<string> AccountRoute = Gen.OneOf<string>("/auth/phone", "/auth/phone/verify");

    private static readonly Gen<string> GetRoute = Gen.OneOf<string>("/auth/me", "/auth/sessions");

    private static readonly Gen<string> Method = Gen.OneOf<string>("PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "BREW");

    private static readonly Gen<string> Junk = Gen.OneOf<string>(
        "x", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "{\"$gt\":\"\"}", "a%2Fb", "%F0%9F%92%A9", "'%20OR%201=1", "******",
        "..%5C..",
        "%E2%80%AE", new string('A', 2_000));

    private static readonly Gen<string> Query = Gen.OneOf<string>(
        "", "", "", "?", "?$where=1", "?a[]=1&a[]=2", "?phoneNumber=1", "?%00", "?=&=&", "?" + new string('q', 2_000), "?a=%FF%FE",
        "?challengeId[$ne]=1", "?__proto__[x]=1");

    private static readonly Gen<string?> Authorization = Gen.OneOf<string?>(
        null, null, "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer ..", "bearer eyJhbGciOiJub25lIn0.e30.", "Basic QUM6eA==",
        "Digest x=y",
        "Bearer " + new string(
            'a', 5_000), "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IngifQ.e30.AAAA", ",", "\"", "Bearer null");

    private static readonly Gen<string> RightType = Gen.OneOf<string>(Json, "application/json; charset=utf-8", "application/vnd.api+json");

    private static readonly Gen<string?> WrongType = Gen.OneOf<string?>(
        null, "", "text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data",
        "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json; charset=latin1",
        "application/json; charset=\"\"",
        "application/jsonp", "json", "*/*", "application/*", ";", "application/json, text/plain", "/");

    private static readonly Gen<BadRequest> WithBadBody =
        from route in BodyRoute
        from query in Query
        from body in BadBodies.Any
        from type in RightType
        from authorization in Authorization
        from chunked in Gen.Bool
        select new BadRequest("POST", route + query, body, type, authorization, chunked);

    private static readonly Gen<BadRequest> WithWrongType =
        from route in BodyRoute
        from query in Query
        from body in BadBodies.Good
        from type in WrongType
        from chunked in Gen.Bool
        select new BadRequest("POST", route + query, body, type, Chunked: chunked);

    private static readonly Gen<BadRequest> OfAnAccount = Gen.OneOf<BadRequest>(
        from route in AccountRoute
        from query in Query
        from body in BadBodies.Any
        from type in RightType
        from authorization in Gen.OneOf<string?>(Somebody, Somebody, Somebody, null, "Bearer x")
        from chunked in Gen.Bool
        select new BadRequest("POST", route + query, body, type, authorization, chunked),
        from route in AccountRoute
        from body in BadBodies.Good
        from type in WrongType
        select new BadRequest("POST", route, body, type, Somebody),
        from route in AccountRoute
        select new BadRequest("POST", route, Authorization: Somebody));

    private static readonly Gen<BadRequest> WithWrongMethod = Gen.OneOf<BadRequest>(
        from route in Gen.OneOf(BodyRoute, AccountRoute, GetRoute)
        from query in Query
        from method in Method
        from body in BadBodies.Good
        select new BadRequest(method, route + query, body, Json),
        from route in Gen.OneOf(BodyRoute, AccountRoute)
        from method in Gen.OneOf<string>("GET", "TRACE")
        select new BadRequest(method, route),
        from route in GetRoute
        from body in BadBodies.Any
        select new BadRequest("POST", route, body, Json));

    private static readonly Gen<BadRequest> OfADelivery =
        from junk in Junk
        from query in Query
        select new BadRequest("POST", "/auth/code/status" + query, JsonSerializer.SerializeToUtf8Bytes(new { challengeId = junk }), Json);

    private static readonly Gen<BadRequest> OfAUser =
        from query in Query
        from authorization in Authorization
        from route in Gen.OneOf<string>("/auth/me", "/auth/sessions")
        select new BadRequest("GET", route + query, Authorization: authorization);

    private static readonly Gen<BadRequest> OfSessions = Gen.OneOf<BadRequest>(
        from junk in Junk
        from query in Query
        from authorization in Gen.OneOf(Authorization, Gen.Const<string?>(Somebody))
        select new BadRequest("DELETE", $"/auth/sessions/{junk}{query}", Authorization: authorization),
        from method in Gen.OneOf<string>("GET", "POST", "PUT", "PATCH")
        from junk in Junk
        select new BadRequest(method, $"/auth/sessions/{junk}", Authorization: Somebody),
        from body in BadBodies.NoWayToSignOutEverywhere
        from type in RightType
        from chunked in Gen.Bool
        select new BadRequest("POST", "/auth/sign-out-everywhere", body, type, Somebody, chunked),
        from body in BadBodies.Good
        from type in WrongType
        select new BadRequest("POST", "/auth/sign-out-everywhere", body, type, Somebody));

    private static readonly Gen<BadRequest> WithoutABody =
        from route in BodyRoute
        from query in Query
        from authorization in Authorization
        select new BadRequest("POST", route + query, Authorization: authorization);

    private static readonly Gen<BadRequest> OfTheDevPhone = Gen.OneOf<BadRequest>(
        from route in Gen.OneOf<string>("code", "messages")
        from junk in Junk
        from more in Gen.OneOf<string>("", "&to=x", "&wait=-1", "&after=x")
        select new BadRequest("GET", $"/dev/phone/api/{route}?to={junk}{more}"),
        from body in BadBodies.Any
        from type in Gen.OneOf<string>("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")
        from authorization in Authorization
        select new BadRequest("POST", "/2010-04-01/Accounts/AC0/Messages.json", body, type, authorization),
        from body in BadBodies.Any
        from type in RightType
        select new BadRequest("PUT", "/dev/phone/api/failures", body, type),
        from body in BadBodies.Any
        select new BadRequest(
            "POST", $"/2010-04-01/Accounts/{Account}/Messages.json", body, "application/x-www-form-urlencoded", SignedInAtTwilio));

    /// <summary>Any of them.</summary>
    public static Gen<BadRequest> Any { get; } = Gen.Frequency<BadRequest>(
        (12, WithBadBody),
        (6, OfAnAccount),
        (2, WithWrongType),
        (3, WithWrongMethod),
        (1, OfADelivery),
        (1, OfAUser),
        (2, OfSessions),
        (1, WithoutABody),
        (1, OfTheDevPhone));
}
