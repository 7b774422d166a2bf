using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>A page of the application, with a form of its own and our buttons.</summary>
public sealed class ApplicationFormTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("application")]
    [InlineData("sign-out")]
    [InlineData("everywhere")]
    public async Task Forms_of_ours_and_of_the_applications_own_stand_side_by_side_and_each_works(string used)
    {
        foreach (var applicationFirst in new[] { true, false })
        {
            await using var app = await StartAsync(applicationFirst);
            using var person = new Person(app);
            await person.SignInAsync(app, Phone);

            // As if the page were the first that this browser sees: no cookie of any form is there.
            person.Cookies.Remove("jms-form");
            var page = await person.GetAsync("/application");
            Assert.Equal(3, page.Forms.Count);
            Assert.Single(page.SetCookies, cookie => cookie.StartsWith("jms-form=", StringComparison.Ordinal));
            string[] order = applicationFirst ? ["application", "sign-out", "everywhere"] : ["sign-out", "everywhere", "application"];
            var (action, fields) = page.Forms[order.IndexOf(used)];
            var answer = await person.PostAsync(action, new FormUrlEncodedContent(fields));
            Assert.True(
                answer.Status == (used == "application" ? 200 : 303),
                $"{used}, application first {applicationFirst}: {answer.Status} {answer.Html}");
            Assert.Equal(used == "application", await person.IsSignedInAsync());
        }
    }

    private static Task<TestApp> StartAsync(bool applicationFirst) => TestApp.StartAsync(
        services: services => services.AddAntiforgery(),
        map: app =>
        {
            app.UseAntiforgery();
            app.MapPost("/application", ([FromForm] string value) => value).RequireAuthorization();
            app.MapGet("/application", (HttpContext http, IAntiforgery antiforgery, SignOutButton button) =>
            {
                using var html = new StringWriter();
                if (applicationFirst)
                    html.Write(ApplicationForm(http, antiforgery));

                button.Render(http).WriteTo(html, HtmlEncoder.Default);
                button.RenderEverywhere(http).WriteTo(html, HtmlEncoder.Default);
                if (!applicationFirst)
                    html.Write(ApplicationForm(http, antiforgery));

                return Results.Content(html.ToString(), "text/html");
            }).RequireAuthorization();
        });

    private static string ApplicationForm(HttpContext http, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        var token = $"""<input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">""";
        return $"""<form method="post" action="/application">{token}<input name="value" value="1"><button>Send</button></form>""";
    }
}
