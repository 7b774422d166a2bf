using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.DevPhone.Failures;
using JwtMongoSms.Twilio;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>The failures that are chosen, and the form to choose one.</summary>
internal static class FailuresHtml
{
    private static readonly (FailureKind Kind, string Says)[] Kinds =
    [
        (FailureKind.Delay, "Twilio answers late"),
        (FailureKind.Refusal, "Twilio refuses"),
        (FailureKind.TimeOut, "Twilio never answers"),
        (FailureKind.Unreadable, "Twilio answers with a web page"),
        (FailureKind.Reset, "The connection breaks"),
    ];

    public static Markup Template { get; } = Item("", "", isForNextOnly: false);

    private static IEnumerable<Markup> Codes
        => TwilioErrors.All.OrderBy(row => row.Key).Select(row => Code(row.Key, TwilioErrors.Cure(row.Value)));

    public static Markup Write(IReadOnlyList<PlannedFailure> failures, FailureForm form) => $"""
        <section class="failures" aria-labelledby="failures-title">
          <h2 id="failures-title">Failures</h2>
          <p class="hint">The sender that runs in Production meets what you choose, as it would at Twilio.</p>
          <ul id="failures">{failures.Select(Item)}</ul>
          <form id="choose" method="post" action="phone">
            <p id="mistake" class="mistake" role="alert"{Markup.If(form.Mistake is null, $" hidden")}>{form.Mistake}</p>
            <label for="to">Number</label>
            <input id="to" name="to" type="tel" autocomplete="off" placeholder="All numbers" value="{form.To}">
            <label for="kind">What happens</label>
            <select id="kind" name="kind">{Kinds.Select(kind => Option(FailureReader.NameOf(kind.Kind), kind.Says, form.Kind))}</select>
            <div class="of-delay">
              <label for="seconds">Seconds, 1 to {FailureReader.MaxDelaySeconds}</label>
              <input id="seconds" name="seconds" inputmode="numeric" autocomplete="off" value="{form.Seconds}"
                aria-describedby="seconds-hint">
              <p class="hint" id="seconds-hint">The message arrives then. After 10 s the sender stops waiting; the code stays valid.</p>
            </div>
            <div class="of-refusal">
              <label for="code-of-refusal">Twilio's code</label>
              <input id="code-of-refusal" name="code" inputmode="numeric" autocomplete="off" list="codes" value="{form.Code}"
                aria-describedby="codes-hint">
              <p class="hint" id="codes-hint">One of the list, or any five digits.</p>
              <datalist id="codes">{Codes}</datalist>
            </div>
            <label class="once"><input type="checkbox" name="once"{Markup.If(form.Once, $" checked")}> For the next message only</label>
            <button type="submit">Add failure</button>
          </form>
        </section>
        """;

    private static Markup Item(PlannedFailure failure)
        => Item(failure.To?.E164 ?? FailureReader.AllNumbers, failure.Says, failure.IsForNextOnly);

    private static Markup Item(string to, string says, bool isForNextOnly)
    {
        var (name, hidden) = (to == FailureReader.AllNumbers ? NumbersHtml.All : to, Markup.If(!isForNextOnly, $" hidden"));
        return $"""
            <li>
              <form method="post" action="phone">
                <input type="hidden" name="to" value="{to}"><input type="hidden" name="kind" value="{FailureForm.WorksAgain}">
                <p><span class="to">{name}</span> <span class="says">{says}</span> <small class="next"{hidden}>next message only</small></p>
                <button type="submit">Remove</button>
              </form>
            </li>

            """;
    }

    private static Markup Option(string value, string says, string chosen)
        => $"""<option value="{value}"{Markup.If(value == chosen, $" selected")}>{says}</option>""";

    private static Markup Code(int code, string cure) => $"""<option value="{code}">{cure}</option>""";
}
