namespace JwtMongoSms.Conventions.Tests.Arrows;

public sealed class ProjectArrowsTests
{
    [Theory]
    [InlineData("JwtMongoSms.Core", "JwtMongoSms.Sqlite", true)]
    [InlineData("JwtMongoSms", "JwtMongoSms.GraphQL", true)]
    [InlineData("JwtMongoSms.Unknown", "JwtMongoSms.Core", true)]
    [InlineData("JwtMongoSms.GraphQL.Server", "JwtMongoSms.Core", false)]
    public void A_reference_that_the_design_lacks_is_found(string project, string target, bool isFound)
        => Assert.Equal(isFound ? [$"{project} -> {target}"] : [], ProjectArrows.Undrawn(project, [target]));
}
