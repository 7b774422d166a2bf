namespace JwtMongoSms.Core.Tests.Phones;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+9991234567", "+*******67")]
    [InlineData("+4400000", "+44*******00")]
    [InlineData("+441234567890123", "+44*******23")]
    public void A_store_may_hold_a_number_of_no_known_plan(string e164, string masked)
    {
        var phoneNumber = PhoneNumber.FromE164(e164);
        Assert.Equal((e164, masked), (phoneNumber.E164, phoneNumber.ToString()));
        Assert.Equal(("", PhoneNumberKind.Unknown), (phoneNumber.Country, phoneNumber.Kind));
    }

    [Theory]
    [InlineData("+12025550123", "+1*******23")]
    [InlineData("+353861234567", "+353*******67")]
    public void A_stored_number_prints_its_calling_code_and_its_end(string e164, string masked)
        => Assert.Equal(masked, PhoneNumber.FromE164(e164).ToString());

    [Theory]
    [InlineData("+44 7400 123456", null)]
    [InlineData("07400 123456", "GB")]
    [InlineData("07400 123456", "gb")]
    [InlineData("(0)7400-123456", "GB")]
    [InlineData("+44 (0)7400 123456", "US")]
    [InlineData("٠٧٤٠٠١٢٣٤٥٦", "GB")]
    [InlineData("+٤٤٧٤٠٠١٢٣٤٥٦", null)]
    [InlineData("0044 7400 123456", "GB")]
    public void Every_written_form_gives_the_same_number(string text, string? country)
    {
        Assert.True(PhoneNumber.TryParse(text, country, out var phone));
        Assert.Equal("+447400123456", phone.E164);
        Assert.Equal("GB", phone.Country);
        Assert.Equal(PhoneNumberKind.Mobile, phone.Kind);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("   ", "GB")]
    [InlineData("07400 123456", null)]
    [InlineData("07400 123456", "XX")]
    [InlineData("+44 7700 900123", null)]
    [InlineData("+1 555 123 4567", null)]
    [InlineData("+44 7400 123456 ext. 7", null)]
    [InlineData("1-800-FLOWERS", "US")]
    [InlineData("+4474001\u000023456", null)]
    [InlineData("{\"$gt\": \"\"}", null)]
    [InlineData("+999999999999999999999999", null)]
    public void What_is_no_number_is_refused(string? text, string? country)
        => Assert.False(PhoneNumber.TryParse(text, country, out _));

    [Fact]
    public void A_text_of_a_megabyte_is_refused_without_being_read()
        => Assert.False(PhoneNumber.TryParse("+44" + new string('7', 1_000_000), null, out _));

    [Fact]
    public void A_number_prints_masked()
    {
        Assert.True(PhoneNumber.TryParse("+447400123423", null, out var phone));
        Assert.Equal("+44*******23", phone.ToString());
        Assert.Equal("+44*******23", $"{phone}");
    }
}
