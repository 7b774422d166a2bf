using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.DevPhone.Failures;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>The whole document. The script finds its parts by id and fills copies of its templates, so no part is written twice.</summary>
internal sealed class PageHtml(
    string appName, PhoneNumber? chosen, IReadOnlyList<ShownMessage> messages, IReadOnlyList<PlannedFailure> failures, FailureForm form)
{
    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Crect x='3' width='10' height='16' rx='2.5' fill='%232f6fde'/%3E"
        + "%3Crect x='4.5' y='2' width='7' height='10.5' rx='1' fill='%23fff'/%3E%3C/svg%3E";

    public Markup Write() => $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>Dev phone · {appName}</title>
          <link rel="icon" href="{Markup.Raw(Icon)}">
          <link rel="stylesheet" href="phone/phone.css">
          <script type="module" src="phone/phone.js"></script>
        </head>
        <body>
          <header class="top">
            <h1>Dev phone</h1>
            <p>Messages of {appName} arrive here in development, whatever number they are for.</p>
            <p id="live" class="live" role="status" data-state="waiting">Connecting</p>
            <noscript><p class="live">Reload the page to see new messages.</p></noscript>
          </header>
          <main>
            {NumbersHtml.Write(messages, chosen)}
            {Handset()}
            {FailuresHtml.Write(failures, form)}
          </main>
          <template id="new-message">{MessageHtml.Template}</template>
          <template id="new-number">{NumbersHtml.Template}</template>
          <template id="new-failure">{FailuresHtml.Template}</template>
        </body>
        </html>
        """;

    private Markup Handset()
    {
        var shown = messages.Where(IsShown).ToList();
        var newest = shown.FindLast(message => message.Message.Code is not null)?.Message;
        var (hidden, disabled) = (Markup.If(shown.Count > 0, $" hidden"), Markup.If(newest is null, $" disabled"));
        var items = messages.Select(message => MessageHtml.Write(message, IsShown(message)));
        const string fill = "Types the code on the sign-in page that is open in another tab";
        return $"""
            <section class="handset" aria-labelledby="chosen">
              <h2 id="chosen">{chosen?.E164 ?? NumbersHtml.All}</h2>
              <div class="screen" id="screen" tabindex="0" role="region" aria-label="Messages, the newest last">
                <div>
                  <p id="empty" class="empty"{hidden}>No messages yet.<br>Ask for a code, and it arrives here.</p>
                  <ol id="messages" data-chosen="{chosen?.E164}" data-kept="{MessageStore.Capacity}">{items}</ol>
                </div>
              </div>
              <section class="code" aria-labelledby="code-title">
                <h3 id="code-title">Newest code<span id="code-to">{Markup.If(newest is not null, $" to {newest?.To.E164}")}</span></h3>
                <p class="digits"><output id="code" data-none="{MessageHtml.NoCode}">{newest?.Code ?? MessageHtml.NoCode}</output></p>
                <p class="acts">
                  <button type="button" id="copy"{disabled}>Copy</button>
                  <button type="button" id="fill" title="{fill}"{disabled}>Fill</button>
                </p>
                <p id="said" class="said" role="status"></p>
              </section>
            </section>
            """;
    }

    private bool IsShown(ShownMessage message) => chosen is null || message.Message.To.Equals(chosen);
}
