using System.Text.Encodings.Web;
using JwtMongoSms;

namespace PhoneSignIn;

/// <summary>Shows who is signed in, and links to everything else.</summary>
internal static class HomePage
{
    public static async Task<IResult> ShowAsync(
        HttpContext http,
        CurrentUser currentUser,
        SignOutButton signOutButton,
        IHostEnvironment environment,
        CancellationToken cancellationToken)
    {
        var user = await currentUser.GetAsync(cancellationToken);
        var who = user is null
            ? """<p>You are not signed in. <a href="/sign-in">Sign in</a></p>"""
            : $"""
                <p>Signed in as {HtmlEncoder.Default.Encode(user.PhoneNumber.E164)}.</p>
                {signOutButton.Render(http, "Sign out")}
                <p><a href="/sessions">Your devices</a></p>
                """;
        var development = environment.IsDevelopment()
            ? """
                <li><a href="/scalar">Try the routes</a></li>
                <li><a href="/openapi/v1.json">Their description, OpenAPI 3.1</a></li>
                <li><a href="/dev/phone">The dev phone, where messages arrive</a></li>
                """
            : "";
        return SamplePage.Show(http, "PhoneSignIn", $"""
            {who}
            <ul>
              {development}
              <li><a href="/health">Health</a></li>
            </ul>
            """);
    }
}
