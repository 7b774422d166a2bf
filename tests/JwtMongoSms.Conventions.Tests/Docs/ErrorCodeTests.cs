using System.Globalization;
using System.Reflection;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>The list of errors that clients are written against.</summary>
public sealed class ErrorCodeTests
{
    private static readonly Dictionary<string, string[]> Rows =
        new Document("docs/error-codes.md").Rows("Code").ToDictionary(cells => cells[0]);

    [Fact]
    public void The_table_has_every_code_and_no_other()
    {
        var codes = SignInError.All.Select(error => error.Code).ToList();
        Convention.Holds(codes.Except(Rows.Keys), "Add the code to the table of docs/error-codes.md.");
        Convention.Holds(Rows.Keys.Except(codes), "docs/error-codes.md lists a code that SignInError doesn't have.");
    }

    [Fact]
    public void All_holds_every_error()
        => Convention.Holds(
            typeof(SignInError).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => !SignInError.All.Contains(field.GetValue(null)))
                .Select(field => field.Name),
            "Add the error to SignInError.All: clients are told of it by that list.");

    [Fact]
    public void The_table_says_what_people_are_told()
        => Convention.Holds(
            from error in SignInError.All
            let row = Rows.GetValueOrDefault(error.Code, [])
            where !row.Contains(error.Message)
            select $"{error.Code}: {error.Message}",
            "The sentence in docs/error-codes.md differs from SignInError's. The table is: Code, Status, Sentence, When.");

    [Fact]
    public void The_table_gives_the_status_that_is_answered()
        => Convention.Holds(
            from error in SignInError.All
            let status = StatusOf(error.Kind).ToString(CultureInfo.InvariantCulture)
            where Rows.GetValueOrDefault(error.Code, ["", ""])[1].Split(',')[0] != status
            select $"{error.Code}: {status}",
            "The first status in docs/error-codes.md differs from the one that is answered.");

    private static int StatusOf(SignInErrorKind kind)
    {
        var method = Shipped.Types
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.ReturnType == typeof(int))
            .Single(method => method.GetParameters() is [{ ParameterType: var parameter }] && parameter == typeof(SignInErrorKind));
        return (int)method.Invoke(null, [kind])!;
    }
}
