namespace PhoneSignIn;

/// <summary>Writes the sample's pages: plain HTML, light or dark as the browser prefers, no script.</summary>
internal static class SamplePage
{
    // No script, and no frame: a click on a button must be the user's own.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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
              <title>{{title}}</title>
              <style>
                :root {
                  color-scheme: light dark;
                  --quiet: light-dark(#565c69, #a9b0bf);
                  --line: light-dark(#d8dbe2, #343a46);
                }
                * { box-sizing: border-box }
                body {
                  background: light-dark(#fff, #15181d); color: light-dark(#16181d, #eceef3); font: 1.125rem/1.6 system-ui, sans-serif;
                  max-width: 36rem; margin: clamp(1.5rem, 12vh, 9rem) auto 3rem; padding: 0 1.25rem;
                }
                h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem }
                a { padding-block: .2rem; color: inherit; text-underline-offset: .2em }
                li { margin: .5rem 0 }
                button {
                  font: inherit; font-size: 1rem; min-height: 2.5rem; padding: .375rem 1rem; border: 1px solid var(--quiet);
                  border-radius: .625rem; background: none; color: inherit; cursor: pointer;
                }
                a:focus-visible, button:focus-visible { outline: 3px solid light-dark(#0a47b8, #9cc0ff); outline-offset: 2px }
                .quiet { color: var(--quiet); margin: 0 }
                .actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0 }
                .sessions { list-style: none; margin: 1.5rem 0; padding: 0; border-block-start: 1px solid var(--line) }
                .sessions li {
                  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem;
                  margin: 0; padding-block: .875rem; border-block-end: 1px solid var(--line);
                }
                .sessions div { flex: 1 1 11rem; min-width: 0; overflow-wrap: anywhere }
                .sessions strong { margin-inline-end: .375rem }
                .sessions small {
                  padding: .125rem .5rem; border-radius: 1rem; background: light-dark(#e3f0e6, #1f3a28); white-space: nowrap;
                }
                .sessions .quiet { font-size: .875rem }
              </style>
            </head>
            <body>
              <main>
                <h1>{{title}}</h1>
                {{content}}
              </main>
            </body>
            </html>
            """, "text/html; charset=utf-8");
    }
}
