namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>What messages say and how much room a name has in them: operators choose their name by it.</summary>
public sealed class MessageTests
{
    private const string Domain = "example.com";
    private static readonly IReadOnlyList<string[]> Notices = new Document("docs/configuration.md").Rows("Told in");
    private static readonly IReadOnlyList<string[]> Rows = new Document("docs/configuration.md").Rows("Written in");

    [Fact]
    public void The_table_has_every_language()
        => Assert.Equal(
            Language.All.Select(language => language.Tag),
            Rows.Select(row => row[0]));

    [Fact]
    public void The_table_gives_the_texts()
        => Assert.All(Rows, row => Assert.Equal($"{row[1]}\n\n@{Domain} #123456", Write(row[0], "{AppName}")));

    [Fact]
    public void The_table_gives_the_room() => Assert.All(Rows, row =>
    {
        var name = new string('n', int.Parse(row[2]) - Domain.Length);
        Assert.True(Fits(Write(row[0], name)));
        Assert.False(Fits(Write(row[0], name + "n")));
    });

    [Theory]
    [InlineData("en", 38)]
    [InlineData("es", 19)]
    [InlineData("fr", 36)]
    public void The_room_beside_a_foreign_character_is_right(string language, int room)
    {
        Assert.True(Fits(Write(language, new string('ë', room - Domain.Length))));
        Assert.False(Fits(Write(language, new string('ë', room + 1 - Domain.Length))));
    }

    [Fact]
    public void The_table_of_notices_gives_every_languages_text_and_its_room()
    {
        Assert.Equal(Rows.Select(row => row[0]), Notices.Select(row => row[0]));
        Assert.All(Notices, row =>
        {
            var room = int.Parse(row[2]);
            Assert.Equal(row[1], Notice(row[0], "{AppName}"));
            Assert.Equal(1, MessageSegments.Of(Notice(row[0], new string('n', room))).Segments);
            Assert.Equal(2, MessageSegments.Of(Notice(row[0], new string('n', room + 1))).Segments);
        });
    }

    private static string Notice(string language, string name)
        => new MessageOptions().PhoneChanged(new PhoneChangedMessage { AppName = name, Language = Language.Find(language)! });

    private static bool Fits(string text) => MessageSegments.Of(text).Segments == 1 && text.Length <= 140;

    private static string Write(string language, string name)
    {
        Assert.True(OneTimeCode.TryParse("123456", 6, out var code));
        var message = new CodeMessage { Code = code, AppName = name, Domain = Domain, Language = Language.Find(language)! };
        return new MessageOptions().Sms(message);
    }
}
