using System.Globalization;
using System.Text.RegularExpressions;
using JwtMongoSms.Conventions.Tests.Logs;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>The list of events that alarms and records are written against.</summary>
public sealed partial class EventTests
{
    private static readonly Dictionary<string, string[]> Rows =
        new Document("docs/operating.md").Rows("SignInEventKind").ToDictionary(cells => cells[0]);

    [Fact]
    public void The_table_has_every_kind_and_no_other()
        => Convention.Holds(
            Enum.GetNames<SignInEventKind>().Except(Rows.Keys).Concat(Rows.Keys.Except(Enum.GetNames<SignInEventKind>())),
            "The table of docs/operating.md and SignInEventKind don't have the same kinds.");

    [Fact]
    public void The_table_gives_each_kind_a_log_id_of_its_own_out_of_those_for_events()
    {
        var ids = Rows.Values
            .SelectMany(cells => Id().Matches(cells[1]))
            .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.InRange(id, 1000, 3199));
        Assert.All(Rows.Values, cells => Assert.Matches(Id(), cells[1]));
        Convention.Holds(
            ids.Except(SourceProjects.Shipped.SelectMany(LogMessage.AllIn).Select(message => message.EventId))
                .Select(id => id.ToString(CultureInfo.InvariantCulture)),
            "docs/operating.md gives an id that no log line has.");
    }

    [GeneratedRegex(@"\b[13]\d{3}\b")]
    private static partial Regex Id();
}
