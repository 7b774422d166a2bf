using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Logs;

public sealed class LogRulesTests
{
    [Fact]
    public void An_id_that_stands_twice_is_found_in_both_places()
        => Assert.Equal(
            [
                new Violation("src/Sample/A/Log.cs", "1000 First has the id of Second in src/Sample/A/Log.cs"),
                new Violation("src/Sample/A/Log.cs", "1000 Second has the id of First in src/Sample/A/Log.cs"),
            ],
            Ids("A/Log.cs", "1000 to 1099", One(1000)
                + "[LoggerMessage(EventId = 1000, Message = \"b\")] void Second(ILogger log, LogLevel level);"));

    [Theory]
    [InlineData("1100 to 1199", "1000, ")]
    [InlineData("without a range", "1000, ")]
    [InlineData("1000 to 1099", "")]
    public void An_id_outside_its_files_range_is_found(string range, string id)
        => Assert.EndsWith(
            "First is outside the ranges that the summary names",
            Assert.Single(Ids("A/Log.cs", range, $"[LoggerMessage({id}LogLevel.Debug, \"a\")] void First(ILogger log);")).Detail);

    [Fact]
    public void Ranges_that_meet_are_found()
        => Assert.Equal(
            [
                new Violation("src/Sample/A/Log.cs", "shares a range with src/Sample/B/Log.cs"),
                new Violation("src/Sample/B/Log.cs", "shares a range with src/Sample/A/Log.cs"),
            ],
            LogRules.Ids(Read(("A/Log.cs", Log("A", "1000 to 1099", One(1000))), ("B/Log.cs", Log("B", "1099 to 1199", One(1100))))));

    [Fact]
    public void A_message_outside_a_Log_file_is_found()
        => Assert.Equal(
            [new Violation("src/Sample/A/StartLog.cs", "1000 First stands outside a Log.cs")],
            Ids("A/StartLog.cs", "1000 to 1099", One(1000)));

    [Fact]
    public void Logs_with_ranges_of_their_files_are_fine()
        => Assert.Empty(LogRules.Ids(Read(
            ("A/Log.cs", Log("A", "1000 to 1009 and 1050 to 1059", One(1050))),
            ("B/Log.cs", Log("B", "1010 to 1019", One(1010))))));

    [Theory]
    [InlineData("System.Uri address, object value, Phone number, string[] names, Missing value", 5)]
    [InlineData("string? text, int? count, double seconds, bool isLast, Kind kind, Kind? other, LogLevel level", 0)]
    [InlineData("System.TimeSpan period, System.DateTimeOffset at, System.IO.IOException exception", 0)]
    public void An_argument_that_is_no_plain_value_is_found(string arguments, int found)
        => Assert.Equal(found, LogRules.Arguments(WithArguments(arguments)).Count());

    private static IReadOnlyList<LogMessage> WithArguments(string arguments)
        => Read(
            ("A/Log.cs", Log("A", "1000 to 1099", $"[LoggerMessage(1000, LogLevel.Debug, \"a\")] void First(ILogger log, {arguments});")),
            ("A/Types.cs", "namespace Sample.A; enum Kind; record Phone(string E164);"));

    private static IEnumerable<Violation> Ids(string path, string range, string methods)
        => LogRules.Ids(Read((path, Log("A", range, methods))));

    private static IReadOnlyList<LogMessage> Read(params (string Path, string Text)[] files)
        => [.. LogMessage.AllIn(Sample.Project(files))];

    private static string One(int id) => $"[LoggerMessage({id}, LogLevel.Debug, \"a\")] void First(ILogger log);\n";

    private static string Log(string folder, string range, string methods)
        => $$"""
            using Microsoft.Extensions.Logging;
            namespace Sample.{{folder}};
            /// <summary>What is logged, {{range}}.</summary>
            static partial class Log
            {
                {{methods.Replace("void", "static partial void")}}
            }
            """;
}
