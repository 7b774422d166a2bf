using System.Text.Encodings.Web;
using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Pages;

namespace PhoneLogin;

/// <summary>The sample's front door: who is signed in, and what there is.</summary>
internal static class HomePage
{
    public static async Task<IResult> ShowAsync(
        HttpContext http, CurrentUser currentUser, SignOutButton signOutButton, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        var user = await currentUser.GetAsync(cancellationToken);
        using var who = new StringWriter();
        if (user is null)
        {
            await who.WriteAsync("""<p>Nobody is signed in. <a href="/sign-in">Sign in</a></p>""");
        }
        else
        {
            await who.WriteAsync($"<p>Signed in as {HtmlEncoder.Default.Encode(user.PhoneNumber.E164)}.</p>");
            signOutButton.Render(http, "Sign out").WriteTo(who, HtmlEncoder.Default);
        }

        var devPhone = environment.IsDevelopment() ? """<li><a href="/dev/phone">The dev phone, where messages arrive</a></li>""" : "";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content($$"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>PhoneLogin</title>
              <style>
                :root { color-scheme: light dark }
                body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto 0; padding: 0 1.5rem }
                li { margin: .5rem 0 }
                button { font: inherit; padding: .25rem 1rem }
              </style>
            </head>
            <body>
              <main>
                <h1>PhoneLogin</h1>
                {{who}}
                <ul>
                  <li><a href="/scalar">Try the routes</a></li>
                  <li><a href="/openapi/v1.json">Their description, OpenAPI 3.1</a></li>
                  {{devPhone}}
                  <li><a href="/health">Health</a></li>
                </ul>
              </main>
            </body>
            </html>
            """, "text/html; charset=utf-8");
    }
}
