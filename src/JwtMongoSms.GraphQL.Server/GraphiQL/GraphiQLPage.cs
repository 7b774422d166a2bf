using System.IO.Compression;
using System.Text.Encodings.Web;

using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.GraphQL.Server.GraphiQL;

/// <summary>Serves GraphiQL to a browser that opens the endpoint: in Development, on this machine, from embedded files.</summary>
internal static class GraphiQLPage
{
    // CodeMirror and Radix write style elements. Scripts come from these files only.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly string Html = Read("page.html");

    /// <summary>Maps the files of the page, below the endpoint.</summary>
    public static void MapFiles(IEndpointRouteBuilder endpoint)
    {
        foreach (var file in (string[])["react.js", "react-dom.js", "graphiql.js", "page.js", "graphiql.css", "page.css"])
            endpoint.MapGetAndHead($"/graphiql/{file}", LocalRequests.Protect(http => WriteFileAsync(http, file)));
    }

    public static bool IsRequested(HttpContext http)
        => (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
        && LocalRequests.Allows(http);

    public static Task WriteAsync(HttpContext http)
    {
        var endpoint = HtmlEncoder.Default.Encode($"{http.Request.PathBase}{http.Request.Path}".TrimEnd('/'));
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.ContentType = "text/html; charset=utf-8";
        var html = Html.Replace("{files}", $"{endpoint}/graphiql", StringComparison.Ordinal);
        return http.Response.WriteAsync(html.Replace("{endpoint}", endpoint, StringComparison.Ordinal), CancellationToken.None);
    }

    private static async Task WriteFileAsync(HttpContext http, string file)
    {
        var type = file.EndsWith(".js", StringComparison.Ordinal) ? "javascript" : "css";
        http.Response.ContentType = $"text/{type}; charset=utf-8";
        if (Open(file) is { } plain)
        {
            await using (plain)
                await plain.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }

        await using var decompressed = new BrotliStream(Open($"{file}.br")!, CompressionMode.Decompress);
        await decompressed.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(Open(file)!);
        return reader.ReadToEnd();
    }

    private static Stream? Open(string file)
        => typeof(GraphiQLPage).Assembly.GetManifestResourceStream($"{typeof(GraphiQLPage).Namespace}.Assets.{file}");
}
