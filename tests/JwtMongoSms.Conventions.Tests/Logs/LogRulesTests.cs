using JwtMongoSms.Conventions.Tests.Known;
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
    [InlineData("1100 to 1199")]
    [InlineData("without a range")]
    public void An_id_outside_its_files_range_is_found(string range)
        => Assert.Equal(
            [new Violation("src/Sample/A/Log.cs", "1000 First is outside the ranges that the summary names")],
            Ids("A/Log.cs", range, One(1000)));

    [Fact]
    public void A_message_without_an_id_is_found()
        => Assert.Single(Ids("A/Log.cs", "1000 to 1099", "[LoggerMessage(LogLevel.Debug, \"a\")] void First(ILogger log);"));

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
    [InlineData("System.Uri address")]
    [InlineData("object value")]
    [InlineData("Phone number")]
    [InlineData("string[] names")]
    [InlineData("Missing value")]
    public void An_argument_that_is_no_plain_value_is_found(string argument) => Assert.Single(LogRules.Arguments(WithArgument(argument)));

    [Theory]
    [InlineData("string? text")]
    [InlineData("int? count")]
    [InlineData("double seconds")]
    [InlineData("bool isLast")]
    [InlineData("Kind kind")]
    [InlineData("Kind? kind")]
    [InlineData("System.TimeSpan period")]
    [InlineData("System.DateTimeOffset at")]
    [InlineData("System.IO.IOException exception")]
    [InlineData("LogLevel level")]
    public void A_plain_value_is_fine(string argument) => Assert.Empty(LogRules.Arguments(WithArgument(argument)));

    private static IReadOnlyList<LogMessage> WithArgument(string argument)
        => Read(
            ("A/Log.cs", Log("A", "1000 to 1099", $"[LoggerMessage(1000, LogLevel.Debug, \"a\")] void First(ILogger log, {argument});")),
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
