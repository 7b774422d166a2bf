using JwtMongoSms.AspNetCore.Html.Internal;
using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.DevPhone.Page.Internal;

/// <summary>The list of numbers, the one with the newest message first.</summary>
internal static class NumbersHtml
{
    public const string All = "All numbers";

    public static Markup Template { get; } = Item("", "", isChosen: false);

    public static Markup Write(IReadOnlyList<ShownMessage> messages, PhoneNumber? chosen)
    {
        var numbers = messages.Select(message => message.Message.To).Reverse().ToList();

        // A link that somebody has kept stays good when the application was restarted and its messages are gone.
        if (chosen is not null)
            numbers.Add(chosen);

        return $"""
            <nav class="numbers" aria-label="Numbers">
              <ul id="numbers">
                <li><a href="phone" data-to=""{Current(chosen is null)}>{All}</a></li>
                {numbers.Distinct().Select(number => Item(number.E164, number.Country, number.Equals(chosen)))}
              </ul>
            </nav>
            """;
    }

    private static Markup Item(string number, string country, bool isChosen) => $"""
        <li><a href="phone?to={Uri.EscapeDataString(number)}" data-to="{number}"{Current(isChosen)}><span class="to">{number}</span> <small>{country}</small></a></li>

        """;

    private static Markup? Current(bool isChosen) => Markup.If(isChosen, $" aria-current=\"true\"");
}
