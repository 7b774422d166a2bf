using System.IO.Compression;
using System.Text.Encodings.Web;
using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.GraphQL.GraphiQL.Internal;

/// <summary>GraphiQL for a browser that opens the endpoint itself: in Development, on this machine, and from the assembly, so that it needs no network.</summary>
internal static class GraphiQLPage
{
    // CodeMirror and Radix write style elements; script there is none but these files.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly string Html = Read("page.html");

    /// <summary>Maps the files of the page, below the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder routes, string pattern)
    {
        foreach (var (file, contentType) in (ReadOnlySpan<(string, string)>)[
            ("react.js", "text/javascript"), ("react-dom.js", "text/javascript"), ("graphiql.js", "text/javascript"), ("graphiql.css", "text/css"), ("page.js", "text/javascript"), ("page.css", "text/css")])
        {
            routes.MapGet($"{pattern.TrimEnd('/')}/graphiql/{file}", LocalRequests.Protect(http => SendAsync(http, file, contentType))).AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>Whether a browser opens the endpoint, and not a client that asks something of it.</summary>
    public static bool IsOpened(HttpContext http)
        => HttpMethods.IsGet(http.Request.Method)
        && HiddenRequestParts.QueryOf(http).Value is not { Length: > 1 }
        && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
        && LocalRequests.Allows(http);

    public static Task ShowAsync(HttpContext http)
    {
        var endpoint = HtmlEncoder.Default.Encode($"{http.Request.PathBase}{http.Request.Path}".TrimEnd('/'));
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            Html.Replace("{files}", $"{endpoint}/graphiql", StringComparison.Ordinal).Replace("{endpoint}", endpoint, StringComparison.Ordinal), CancellationToken.None);
    }

    private static async Task SendAsync(HttpContext http, string file, string contentType)
    {
        http.Response.ContentType = $"{contentType}; charset=utf-8";
        if (Open(file) is { } plain)
        {
            await using (plain)
                await plain.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }

        await using var unpacked = new BrotliStream(Open($"{file}.br")!, CompressionMode.Decompress);
        await unpacked.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(Open(file)!);
        return reader.ReadToEnd();
    }

    private static Stream? Open(string file) => typeof(GraphiQLPage).Assembly.GetManifestResourceStream($"JwtMongoSms.GraphQL.GraphiQL.Assets.{file}");
}
