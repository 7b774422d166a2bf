namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Maps HEAD wherever GET is (RFC 9110 9.3.2): the same response without its body, which the server leaves out.</summary>
internal static class HeadRequests
{
    private static readonly string[] Both = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The method of a route's second mapping.</summary>
    public static readonly string[] Only = [HttpMethods.Head];

    /// <summary>Maps GET and HEAD of a path that no description lists.</summary>
    public static IEndpointConventionBuilder MapGetAndHead(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler)
        => routes.MapMethods(pattern, Both, handler).ExcludeFromDescription();

    /// <summary>Joins a route with its mapping for HEAD, which no description lists and which has no name: names are unique.</summary>
    public static RouteHandlerBuilder WithHead(this RouteHandlerBuilder get, RouteHandlerBuilder head)
    {
        head.ExcludeFromDescription();
        head.Finally(RemoveNames);
        return new RouteHandlerBuilder([get, head]);
    }

    /// <summary>Lists the methods that a path allows: HEAD beside GET.</summary>
    public static string[] Allowed(string[] methods) => [.. methods.SelectMany(method => HttpMethods.IsGet(method) ? Both : [method])];

    private static void RemoveNames(EndpointBuilder endpoint)
    {
        foreach (var name in endpoint.Metadata.Where(metadata => metadata is IEndpointNameMetadata or IRouteNameMetadata).ToList())
            endpoint.Metadata.Remove(name);
    }
}
