namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Responds to requests with a wrong method or content type; the framework's responses would have no body.</summary>
internal static class RequestProblems
{
    public static Problem WrongContentType()
        => new(SignInError.RequestInvalid, StatusCodes.Status415UnsupportedMediaType) { Detail = "Content-Type is application/json." };

    /// <summary>Maps the requests that the path's endpoint doesn't match: another method, or another content type.</summary>
    public static void MapOtherRequests(this IEndpointRouteBuilder routes, string pattern, params string[] methods)
        => routes.Map(pattern, http => Find(http, methods).ExecuteAsync(http)).AllowAnonymous().ExcludeFromDescription();

    private static Problem Find(HttpContext http, string[] methods)
    {
        if (methods.Any(method => HttpMethods.Equals(http.Request.Method, method)))
            return WrongContentType();

        var allowed = HeadRequests.Allowed(methods);
        http.Response.Headers.Allow = string.Join(", ", allowed);
        return new Problem(SignInError.RequestInvalid, StatusCodes.Status405MethodNotAllowed)
        {
            Detail = $"The method is {string.Join(" or ", allowed)}.",
        };
    }
}
