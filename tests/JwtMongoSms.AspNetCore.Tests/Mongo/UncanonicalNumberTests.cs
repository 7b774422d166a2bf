namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>Numbers that an application has stored in another form than its users' typing is read as.</summary>
public sealed class UncanonicalNumberTests
{
    private static readonly (string Stored, string? Canonical)[] Numbers =
    [
        ("'+4407400123456'", "+447400123456"),
        ("'+5215512345678'", "+525512345678"),
        ("'+22507070707'", "+2250707070707"),
        ("'+22997123456'", "+2290197123456"),
        ("'+551181234567'", "+5511981234567"),
        ("'+541123456789'", "+5491123456789"),
        ("'+841681234567'", "+84381234567"),
        ("'+44 7400 123457'", "+447400123457"),
        ("'tel:+447400123458'", "+447400123458"),
        ("'00447400123459'", "+447400123459"),
        ("'+447400123460 '", "+447400123460"),
        ("'07400123456'", null),
        ("'+9990001111'", null),
        ("'+447700900123'", null),
        ("'soon'", null),
        ("''", null),
        ("NumberLong('447400123456')", null),
        ("{ digits: '+447400123456' }", null),
        ("null", null),
    ];

    [Theory]
    [InlineData("ObjectId", "ObjectId('507f1f77bcf86cd7994390{0:00}')", "507f1f77bcf86cd7994390{0:00}")]
    [InlineData("String", "'user-{0:00}'", "user-{0:00}")]
    [InlineData("Guid", "UUID('c0ffee00-1234-4bcd-8f00-00aabbccdd{0:00}')", "c0ffee00-1234-4bcd-8f00-00aabbccdd{0:00}")]
    public async Task Each_is_found_with_the_number_to_store_or_why_there_is_none(string format, string stored, string id)
    {
        await using var mongo = await MongoApp.StartAsync(new() { ["MongoDb:UserIdFormat"] = format });
        for (var i = 0; i < Numbers.Length; i++)
            await mongo.StoreAsync("users", $"{{ _id: {Numbered(stored, i)}, phoneNumber: {Numbers[i].Stored} }}");

        await mongo.StoreAsync("users", $"{{ _id: {Numbered(stored, 97)}, phoneNumber: '+447400123999' }}");
        await mongo.StoreAsync("users", $"{{ _id: {Numbered(stored, 98)}, name: 'without a number' }}");

        List<UncanonicalPhoneNumber> found = [];
        await foreach (var uncanonical in mongo.App.Services.GetRequiredService<IPhoneUserStore>()
            .FindUncanonicalPhoneNumbersAsync(TestContext.Current.CancellationToken))
        {
            found.Add(uncanonical);
        }

        Assert.Equal(
            Numbers.Select((number, i) => (Numbered(id, i), number.Canonical)),
            found.Select(uncanonical => (uncanonical.UserId.Value, uncanonical.Canonical?.E164)));
        Assert.All(found, uncanonical => Assert.EndsWith(".", uncanonical.Problem, StringComparison.Ordinal));
        Assert.All(found, uncanonical => Assert.DoesNotContain("7400", uncanonical.ToString(), StringComparison.Ordinal));
    }

    private static string Numbered(string text, int number) => text.Replace("{0:00}", $"{number:00}", StringComparison.Ordinal);
}
