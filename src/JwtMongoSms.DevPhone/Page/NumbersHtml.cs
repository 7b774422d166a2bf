using JwtMongoSms.AspNetCore.Pages.Html;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>The list of numbers, the one with the newest message first.</summary>
internal static class NumbersHtml
{
    public const string All = "All numbers";

    public static Markup Template { get; } = Item("", "", isChosen: false);

    public static Markup Write(IReadOnlyList<ShownMessage> messages, PhoneNumber? chosen)
    {
        var numbers = messages.Select(message => message.Message.To).Reverse().ToList();

        // A kept link stays good after a restart, when its messages are gone.
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

    private static Markup Item(string number, string country, bool isChosen)
    {
        Markup name = $"""<span class="to">{number}</span> <small>{country}</small>""";
        return $"""
            <li><a href="phone?to={Uri.EscapeDataString(number)}" data-to="{number}"{Current(isChosen)}>{name}</a></li>

            """;
    }

    private static Markup? Current(bool isChosen) => Markup.If(isChosen, $" aria-current=\"true\"");
}
