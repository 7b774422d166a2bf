namespace JwtMongoSms.Conventions.Tests.Arrows;

public sealed class ProjectArrowsTests
{
    [Theory]
    [InlineData("JwtMongoSms.Core", "JwtMongoSms.Sqlite")]
    [InlineData("JwtMongoSms.Sqlite", "JwtMongoSms.MongoDb")]
    [InlineData("JwtMongoSms.AspNetCore", "JwtMongoSms.Twilio")]
    [InlineData("JwtMongoSms.Twilio", "JwtMongoSms.DevPhone")]
    [InlineData("JwtMongoSms.GraphQL", "JwtMongoSms.GraphQL.Server")]
    [InlineData("JwtMongoSms", "JwtMongoSms.GraphQL")]
    [InlineData("JwtMongoSms", "JwtMongoSms.Testing")]
    [InlineData("JwtMongoSms", "JwtMongoSms.Tool")]
    [InlineData("JwtMongoSms.Unknown", "JwtMongoSms.Core")]
    public void A_reference_that_the_design_lacks_is_found(string project, string target)
        => Assert.Equal([$"{project} -> {target}"], ProjectArrows.Undrawn(project, [target]));

    [Theory]
    [InlineData("JwtMongoSms.MongoDb", "JwtMongoSms.Core")]
    [InlineData("JwtMongoSms.DevPhone", "JwtMongoSms.Twilio")]
    [InlineData("JwtMongoSms.GraphQL.Server", "JwtMongoSms.Core")]
    [InlineData("JwtMongoSms", "JwtMongoSms.DevPhone")]
    [InlineData("JwtMongoSms.Tool", "JwtMongoSms.Sqlite")]
    public void A_reference_along_its_arrows_is_fine(string project, string target)
        => Assert.Empty(ProjectArrows.Undrawn(project, [target]));
}
