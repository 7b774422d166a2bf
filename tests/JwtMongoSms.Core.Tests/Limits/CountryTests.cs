using JwtMongoSms.Core.Tests.Phones;
using PhoneNumbers;

namespace JwtMongoSms.Core.Tests.Limits;

/// <summary>Countries that codes are sent to, among them territories that share a calling code.</summary>
public sealed class CountryTests
{
    public static TheoryData<string> Countries
        => [.. PhoneNumberUtil.GetInstance().GetSupportedRegions().Where(Allowing("US").HasNumbersIn).Order()];

    [Theory]
    [MemberData(nameof(Countries))]
    public void A_mobile_number_of_an_allowed_country_passes(string country)
        => Assert.Null(Allowing(country).FindError(Parse(PlanNumbers.MobileOf(country), country)));

    [Theory]
    [InlineData("BL", "0690 00 12 34")]
    [InlineData("mf", "0690 00 12 34")]
    [InlineData("SJ", "412 34 567")]
    [InlineData("AX", "041 2345678")]
    [InlineData("EH", "0650-123456")]
    [InlineData("VA", "312 345 6789")]
    [InlineData("CX", "0412 345 678")]
    [InlineData("CC", "0412 345 678")]
    [InlineData("IM", "07924 123456")]
    [InlineData("IM", "07624 123456")]
    [InlineData("JE", "07797 712345")]
    [InlineData("GG", "07781 123456")]
    [InlineData("YT", "0639 01 23 45")]
    [InlineData("KZ", "8 771 000 9998")]
    [InlineData("PR", "787 234 5678")]
    public void A_number_as_people_of_a_territory_type_it_passes(string country, string text)
        => Assert.Null(Allowing(country).FindError(Parse(text, country)));

    [Theory]
    [InlineData("IM", "+447400123456")]
    [InlineData("GB", "+447797712345")]
    [InlineData("BL", "+33612345678")]
    [InlineData("VA", "+447400123456")]
    [InlineData("CA", "+12025550123")]
    [InlineData("KZ", "+79123456789")]
    [InlineData("GB", "+881612345678")]
    public void A_number_of_another_country_is_blocked(string country, string text)
        => Assert.Equal(SignInError.PhoneCountryBlocked, Allowing(country).FindError(Parse(text, null)));

    [Fact]
    public void Only_a_country_without_mobile_numbers_has_none()
    {
        Assert.False(Allowing("TA").HasNumbersIn("TA"));
        Assert.True(new LimitOptions { NumberKinds = [PhoneNumberKind.FixedLine] }.HasNumbersIn("ta"));

        // Every Argentine number is read as a mobile one.
        Assert.False(new LimitOptions { NumberKinds = [PhoneNumberKind.FixedLine] }.HasNumbersIn("AR"));
    }

    private static LimitOptions Allowing(string country) => new() { Countries = [country] };

    private static PhoneNumber Parse(string text, string? country)
        => PhoneNumber.TryParse(text, country, out var number) ? number : throw new ArgumentException($"{text} is no number.");
}
