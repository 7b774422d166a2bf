using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Logs;

/// <summary>Operators filter by id, and paste what a line says into tickets.</summary>
public sealed class LogTests
{
    private static readonly IReadOnlyList<LogMessage> Messages = [.. SourceProjects.Shipped.SelectMany(LogMessage.AllIn)];

    [Fact]
    public void There_are_messages_to_look_at() => Assert.NotEmpty(Messages);

    [Fact]
    public void Each_log_keeps_to_ids_that_no_other_uses()
        => Convention.Holds(LogRules.Ids(Messages), LogRules.IdsCure);

    [Fact]
    public void A_log_line_takes_plain_values_only()
        => Convention.Holds(LogRules.Arguments(Messages), LogRules.ArgumentsCure);
}
