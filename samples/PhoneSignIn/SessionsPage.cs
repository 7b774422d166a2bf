using System.Globalization;
using System.Text.Encodings.Web;
using JwtMongoSms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace PhoneSignIn;

/// <summary>Where the person is signed in, with a button to end each: an application's own page, made of <see cref="ISessionService"/> and <see cref="CurrentUser"/>.</summary>
internal static class SessionsPage
{
    private const string Others = "others";

    public static async Task<IResult> ShowAsync(
        HttpContext http, CurrentUser currentUser, ISessionService sessions, SignOutButton signOut, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        var all = await sessions.ListAsync(currentUser.Id!, cancellationToken);
        var guard = antiforgery.GetAndStoreTokens(http);

        // What ends this browser's own session is the library's button: it takes the cookies along.
        var rows = all.Select(session => session.Id == currentUser.SessionId
            ? Row(session, " <small>This device</small>", $"{signOut.Render(http, "Sign out")}")
            : Row(session, "", Form(guard, session.Id.Value, $"""<button aria-label="End {Name(session)}">End</button>""")));
        return SamplePage.Show(http, "Where you are signed in", $"""
            <p class="quiet">Don't know one of them? End it. Whoever uses it has to sign in again. Times are in UTC.</p>
            <ul class="sessions">{string.Concat(rows)}</ul>
            <div class="actions">
              {(all.Count > 1 ? Form(guard, Others, "<button>Sign out everywhere else</button>") : "")}
              {signOut.RenderEverywhere(http, "Sign out everywhere")}
            </div>
            <p><a href="/">Back</a></p>
            """);
    }

    /// <param name="end">The id of a session, or <c>others</c>. That the form is ours has been checked when this is called: it binds a field of a form.</param>
    /// <param name="currentUser">Who sends it. An id that isn't one of theirs ends nothing.</param>
    /// <param name="sessions">Ends sessions.</param>
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
            <p class="quiet">Signed in {Moment(session.CreatedAt)}<br>Last used {Moment(session.RotatedAt)}</p>
          </div>
          {form}
        </li>
        """;

    private static string Form(AntiforgeryTokenSet guard, string end, string button) => $"""
        <form method="post" action="/sessions">
          <input type="hidden" name="{guard.FormFieldName}" value="{guard.RequestToken}"><input type="hidden" name="end" value="{end}">
          {button}
        </form>
        """;

    private static string Name(Session session) => HtmlEncoder.Default.Encode(session.Device ?? "An unknown device");

    private static string Moment(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"""<time datetime="{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}">{at.UtcDateTime:d MMM yyyy, HH:mm}</time>""");
}
