namespace JwtMongoSms.Conventions.Tests.Arrows;

public sealed class FolderOrderTests
{
    private static readonly FolderOrder Complete = new(["Low", "High"], areAll: true);

    [Fact]
    public void An_arrow_from_the_ground_up_is_found()
        => Assert.Equal(
            [new Violation("src/P/Low/A.cs -> High", "src/P/Low/A.cs -> src/P/High/B.cs (B, B.Get)")],
            Complete.Violations("src/P",
            [
                new("src/P/Low/A.cs", "src/P/High/B.cs", "B"),
                new("src/P/Low/A.cs", "src/P/High/B.cs", "B.Get"),
            ]));

    [Theory]
    [InlineData("src/P/High/B.cs")]
    [InlineData("src/P/Top.cs")]
    public void An_arrow_down_or_from_the_root_is_fine(string from)
        => Assert.Empty(Complete.Violations("src/P", [new(from, "src/P/Low/A.cs", "A")]));

    [Fact]
    public void No_folder_may_use_the_root()
        => Assert.Equal(
            "src/P/High/B.cs -> the root",
            Assert.Single(FolderOrder.None.Violations("src/P", [new("src/P/High/B.cs", "src/P/Top.cs", "Top")])).Entry);

    [Fact]
    public void Folders_without_a_place_come_after_those_that_have_one()
    {
        var order = new FolderOrder(["File"], areAll: false);
        Assert.Empty(order.Violations("src/P", [new("src/P/Users/A.cs", "src/P/File/B.cs", "B")]));
        Assert.Empty(order.Violations("src/P", [new("src/P/Users/A.cs", "src/P/Limits/C.cs", "C")]));
        Assert.Single(order.Violations("src/P", [new("src/P/File/B.cs", "src/P/Users/A.cs", "A")]));
    }

    [Fact]
    public void A_folder_that_a_complete_order_lacks_is_found()
    {
        Assert.Equal("src/P/Odd/", Assert.Single(Complete.Strangers("src/P", ["src/P/Top.cs", "src/P/Low/A.cs", "src/P/Odd/C.cs"])).Entry);
        Assert.Empty(FolderOrder.None.Strangers("src/P", ["src/P/Odd/C.cs"]));
    }
}
