using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>A page of the application's own, with forms of its own and buttons of ours.</summary>
public sealed class OwnFormTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("own")]
    [InlineData("sign-out")]
    [InlineData("everywhere")]
    public async Task Forms_of_ours_and_of_the_applications_own_stand_side_by_side_and_each_works(string used)
    {
        foreach (var ownFirst in new[] { true, false })
        {
            await using var app = await StartAsync(ownFirst);
            using var person = new Person(app);
            await person.SignInAsync(app, Phone);

            // As if the page were the first that this browser sees: no cookie of any form is there.
            person.Cookies.Remove("jms-form");
            var page = await person.GetAsync("/own");
            Assert.Equal(3, page.Forms.Count);
            Assert.Single(page.SetCookies, cookie => cookie.StartsWith("jms-form=", StringComparison.Ordinal));
            var (action, fields) = page.Forms[used switch { "own" => ownFirst ? 0 : 2, "sign-out" => ownFirst ? 1 : 0, _ => ownFirst ? 2 : 1 }];
            var answer = await person.PostAsync(action, new FormUrlEncodedContent(fields));
            Assert.True(answer.Status == (used == "own" ? 200 : 303), $"{used}, own first {ownFirst}: {answer.Status} {answer.Html}");
            Assert.Equal(used == "own", await person.IsSignedInAsync());
        }
    }

    private static Task<TestApp> StartAsync(bool ownFirst) => TestApp.StartAsync(
        services: services => services.AddAntiforgery(),
        map: app =>
        {
            app.UseAntiforgery();
            app.MapPost("/own", ([FromForm] string value) => value).RequireAuthorization();
            app.MapGet("/own", (HttpContext http, IAntiforgery antiforgery, SignOutButton button) =>
            {
                using var html = new StringWriter();
                if (ownFirst)
                    html.Write(OwnForm(http, antiforgery));

                button.Render(http).WriteTo(html, HtmlEncoder.Default);
                button.RenderEverywhere(http).WriteTo(html, HtmlEncoder.Default);
                if (!ownFirst)
                    html.Write(OwnForm(http, antiforgery));

                return Results.Content(html.ToString(), "text/html");
            }).RequireAuthorization();
        });

    private static string OwnForm(HttpContext http, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return $"""<form method="post" action="/own"><input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}"><input name="value" value="1"><button>Own</button></form>""";
    }
}
