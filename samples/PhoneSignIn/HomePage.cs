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
            ? """
                <p class="jms-lead">You are not signed in.</p>
                <p><a class="jms-main" href="/sign-in">Sign in</a></p>
                """
            : $"""
                <p class="jms-lead">Signed in as <bdi class="jms-number">{HtmlEncoder.Default.Encode(user.PhoneNumber.E164)}</bdi></p>
                <p><a href="/sessions">Your devices</a></p>
                {signOutButton.Render(http, "Sign out")}
                """;
        var development = environment.IsDevelopment()
            ? """
                <li><a href="/scalar">Try the routes</a></li>
                <li><a href="/openapi/v1.json">Their description, OpenAPI 3.1</a></li>
                <li><a href="/dev/phone">The dev phone, where messages arrive</a></li>
                """
            : "";
        return SamplePage.Show(http, "Home", $"""
            {who}
            <ul>
              {development}
              <li><a href="/health">Health</a></li>
            </ul>
            """);
    }
}
