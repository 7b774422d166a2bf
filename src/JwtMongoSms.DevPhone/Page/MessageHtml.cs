using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.DevPhone.Judging;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>A message in the handset.</summary>
internal static class MessageHtml
{
    /// <summary>As wide as a code, so that the first one moves nothing.</summary>
    public const string NoCode = "––––––";

    public static Markup Template { get; } = Item("", "", "", "", null, "", null, [], isShown: true);

    public static Markup Write(ShownMessage shown, bool isShown)
    {
        var message = shown.Message;
        return Item(
            message.Id, message.To.E164, shown.Moment, shown.Time, message.Code, message.Body, message.Failure, shown.Findings, isShown);
    }

    private static Markup Item(
        string id,
        string to,
        string moment,
        string time,
        string? code,
        string body,
        string? failure,
        IReadOnlyList<Finding> findings,
        bool isShown) => $"""
        <li class="message" id="{id}" data-to="{to}" data-code="{code}"{HiddenIf(!isShown)}>
          <p class="about"><span class="to">{to}</span> <time datetime="{moment}">{time}</time></p>
          <p class="body" dir="auto">{body}</p>
          <p class="failure"{HiddenIf(failure is null)}><strong>Not delivered.</strong> <span>{failure}</span>, as you chose.</p>
          <ul class="findings">{findings.Select(FindingItem)}</ul>
        </li>

        """;

    private static Markup? HiddenIf(bool hidden) => Markup.If(hidden, $" hidden");

    private static Markup FindingItem(Finding finding) => $"""<li class="{(finding.IsGood ? "good" : "bad")}">{finding.Says}</li>""";
}
