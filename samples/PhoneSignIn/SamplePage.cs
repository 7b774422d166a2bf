namespace PhoneSignIn;

/// <summary>Writes the sample's pages: plain HTML that takes its looks from the sign-in page's style sheet, no script.</summary>
internal static class SamplePage
{
    // No script, and no frame: a click on a button must be the user's own.
    private const string Policy =
        "default-src 'none'; img-src data:; style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IResult Show(HttpContext http, string title, string content)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content($$"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{{title}} – PhoneSignIn</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/sign-in/page.css">
              <style>
                main { --line: color-mix(in srgb, var(--jms-line) 45%, transparent) }
                ul { padding-inline-start: 1.25rem }
                li { margin: .375rem 0 }
                li a { display: inline-block; padding-block: .125rem }
                .actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 }
                .actions form, .sessions form { margin: 0 }
                .sessions { list-style: none; margin: 1.25rem 0; padding: 0; border-block-start: 1px solid var(--line) }
                .sessions li {
                  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem;
                  margin: 0; padding-block: .875rem; border-block-end: 1px solid var(--line);
                }
                .sessions div { flex: 1 1 14rem; min-width: 0 }
                .sessions strong { margin-inline-end: .375rem }
                .sessions small {
                  padding: .125rem .5rem; border-radius: 1rem; white-space: nowrap;
                  background: light-dark(#e3f0e6, #1f3a28); color: light-dark(#14532d, #b6e6c6);
                }
              </style>
            </head>
            <body>
              <main class="jms-card">
                <p class="jms-brand">PhoneSignIn</p>
                <h1>{{title}}</h1>
                {{content}}
              </main>
            </body>
            </html>
            """, "text/html; charset=utf-8");
    }
}
