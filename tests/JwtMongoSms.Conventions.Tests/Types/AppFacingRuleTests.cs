using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Types;

public sealed class AppFacingRuleTests
{
    private static readonly SourceProject[] Projects =
    [
        Sample.Project(
            ("User.cs", "namespace JwtMongoSms; public partial class User { public class Nested; } class Hidden;"),
            ("User.Part.cs", "namespace JwtMongoSms; partial class User;"),
            ("Result.cs", "namespace JwtMongoSms; public class Result<T>;"),
            ("Settings/Reader.cs", "namespace Sample.Settings; public class Reader;"),
            ("AppExtensions.cs", "namespace Microsoft.Extensions.Hosting; public static class AppExtensions;")),
    ];

    [Fact]
    public void The_list_that_names_every_app_facing_type_is_right()
        => Assert.Empty(AppFacingRule.Violations(Projects, ["AppExtensions", "Result<T>", "User"]));

    [Fact]
    public void A_type_that_the_list_lacks_is_found()
        => Assert.Equal(
            [
                new Violation("User", "is public in src/Sample/User.cs, namespace JwtMongoSms, and not in the list"),
                new Violation(
                    "AppExtensions",
                    "is public in src/Sample/AppExtensions.cs, namespace Microsoft.Extensions.Hosting, and not in the list"),
            ],
            AppFacingRule.Violations(Projects, ["Result<T>"]));

    [Theory]
    [InlineData("Hidden")]
    [InlineData("Missing")]
    [InlineData("Reader")]
    public void A_name_that_is_no_app_facing_type_is_found(string name)
        => Assert.Equal(
            [new Violation(name, "is in the list and no public type of the namespace JwtMongoSms")],
            AppFacingRule.Violations(Projects, ["AppExtensions", "Result<T>", "User", name]));
}
