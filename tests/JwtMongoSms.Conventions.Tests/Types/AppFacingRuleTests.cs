using JwtMongoSms.Conventions.Tests.Known;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Types;

public sealed class AppFacingRuleTests
{
    private static readonly SourceProject[] Projects =
    [
        Sample.Project(
            ("User.cs", "public partial class User { public class Nested; } class Hidden;"),
            ("User.Part.cs", "partial class User;"),
            ("Result.cs", "public class Result<T>;")),
    ];

    [Fact]
    public void The_list_that_names_every_public_type_is_right() => Assert.Empty(AppFacingRule.Violations(Projects, ["Result<T>", "User"]));

    [Fact]
    public void A_public_type_that_the_list_lacks_is_found()
        => Assert.Equal(
            [new Violation("User", "is public in src/Sample/User.cs and not in the list")],
            AppFacingRule.Violations(Projects, ["Result<T>"]));

    [Fact]
    public void A_name_that_is_no_public_type_is_found()
        => Assert.Equal(
            [new Violation("Hidden", "is in the list and no public type")],
            AppFacingRule.Violations(Projects, ["Hidden", "Result<T>", "User"]));
}
