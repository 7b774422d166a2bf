using System.Globalization;
using System.Text.Encodings.Web;
using JwtMongoSms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace PhoneSignIn;

/// <summary>Lists the user's sessions, each with a button that ends it. An application's own page: the package has none.</summary>
internal static class SessionsPage
{
    private const string Others = "others";

    public static async Task<IResult> ShowAsync(
        HttpContext http,
        CurrentUser currentUser,
        ISessionService sessions,
        SignOutButton signOut,
        IAntiforgery antiforgery,
        CancellationToken cancellationToken)
    {
        var all = await sessions.ListAsync(currentUser.Id!, cancellationToken);
        var token = antiforgery.GetAndStoreTokens(http);

        // The package's button ends this browser's session: it deletes the cookies too.
        var rows = all.Select(session => session.Id == currentUser.SessionId
            ? Row(session, " <small>This device</small>", $"{signOut.Render(http, "Sign out")}")
            : Row(session, "", Form(token, session.Id.Value, $"""<button aria-label="End {Name(session)}">End</button>""")));
        return SamplePage.Show(http, "Your devices", $"""
            <p class="jms-lead">Don't know one of them? End it. That device has to sign in again. Times are in UTC.</p>
            <ul class="sessions">{string.Concat(rows)}</ul>
            <div class="actions">
              {(all.Count > 1 ? Form(token, Others, "<button>Sign out everywhere else</button>") : "")}
              {signOut.RenderEverywhere(http, "Sign out everywhere")}
            </div>
            <p><a href="/">Back</a></p>
            """);
    }

    // UseAntiforgery has checked the form's token. EndAsync ends a session of this user only.
    public static async Task<IResult> EndAsync([FromForm] string end, CurrentUser currentUser, ISessionService sessions)
    {
        if (end == Others)
            await sessions.EndAllAsync(currentUser.Id!, except: currentUser.SessionId, CancellationToken.None);
        else if (SessionId.TryParse(end, out var id))
            await sessions.EndAsync(id, currentUser.Id!, CancellationToken.None);

        return Results.LocalRedirect("/sessions");
    }

    private static string Row(Session session, string mark, string form) => $"""
        <li>
          <div>
            <strong><bdi>{Name(session)}</bdi></strong>{mark}
            <p class="jms-hint">Signed in {Moment(session.CreatedAt)}<br>Last used {Moment(session.RotatedAt)}</p>
          </div>
          {form}
        </li>
        """;

    private static string Form(AntiforgeryTokenSet token, string end, string button) => $"""
        <form method="post" action="/sessions">
          <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
          <input type="hidden" name="end" value="{end}">
          {button}
        </form>
        """;

    private static string Name(Session session) => HtmlEncoder.Default.Encode(session.Device ?? "An unknown device");

    private static string Moment(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return string.Create(
            CultureInfo.InvariantCulture, $"""<time datetime="{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}">{utc:d MMM yyyy, HH:mm}</time>""");
    }
}
