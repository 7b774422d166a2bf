namespace JwtMongoSms.Core.Tests.Phones;

/// <summary>Numbers as people of a country write them, also long after its plan has changed.</summary>
public sealed class NumberingPlanTests
{
    [Theory]

    // Argentina: with and without the 9, with 15, with both, with the trunk's 0; area codes of two, three and four digits.
    [InlineData("AR", "+5491123456789", "11 2345-6789", "011 2345-6789", "11 15 2345-6789", "011 15-2345-6789", "(011) 15 2345 6789",
        "9 11 2345-6789", "+54 11 2345-6789", "+54 9 11 2345-6789", "+54 11 15 2345-6789", "+54 9 11 15 2345-6789", "+54 0 11 2345 6789",
        "0054 11 2345 6789", "54 9 11 2345-6789", "15 2345-6789", "+54 15 2345-6789")]
    [InlineData("AR", "+5492215551234", "221 555-1234", "0221 15 555-1234", "+54 221 555 1234", "+54 9 221 15 555-1234")]
    [InlineData("AR", "+5492966412345", "2966 41-2345", "02966 15 41-2345", "+54 2966 412345", "+54 9 2966 15 412345")]

    // Mexico, 2019.
    [InlineData("MX", "+525512345678", "55 1234 5678", "+52 55 1234 5678", "+52 1 55 1234 5678", "1 55 1234 5678", "044 55 1234 5678",
        "045 55 1234 5678", "01 55 1234 5678", "+52 044 55 1234 5678", "+52 01 55 1234 5678", "0052 1 55 1234 5678", "521 55 1234 5678")]
    [InlineData("MX", "+522221234567", "222 123 4567", "044 222 123 4567", "+52 1 222 123 4567")]

    // Brazil, 2012 to 2016; 021 is a carrier's prefix.
    [InlineData("BR", "+5511981234567", "11 98123-4567", "(11) 8123-4567", "011 8123-4567", "0 21 11 98123-4567", "+55 11 8123-4567",
        "+55 (0) 11 98123 4567", "+55 11 98123-4567")]
    [InlineData("BR", "+5571991234567", "71 9123-4567", "+55 71 9123 4567")]

    // Ivory Coast, 2021: Orange, MTN and Moov.
    [InlineData("CI", "+2250707070707", "07 07 07 07 07", "07 07 07 07", "+225 07 07 07 07", "00225 07070707")]
    [InlineData("CI", "+2250748123456", "48 12 34 56", "+225 48 12 34 56")]
    [InlineData("CI", "+2250505070707", "05 07 07 07", "+225 05 07 07 07")]
    [InlineData("CI", "+2250546123456", "46 12 34 56")]
    [InlineData("CI", "+2250101070707", "01 07 07 07", "+225 01 07 07 07")]
    [InlineData("CI", "+2250142123456", "42 12 34 56")]

    // Benin, 2024.
    [InlineData("BJ", "+2290197123456", "97 12 34 56", "01 97 12 34 56", "+229 97 12 34 56", "+229 01 97 12 34 56")]
    [InlineData("BJ", "+2290161123456", "61 12 34 56")]

    // Vietnam, 2018.
    [InlineData("VN", "+84701234567", "0120 123 4567", "+84 120 123 4567", "070 123 4567")]
    [InlineData("VN", "+84791234567", "0121 123 4567")]
    [InlineData("VN", "+84771234567", "0122 123 4567")]
    [InlineData("VN", "+84831234567", "0123 123 4567")]
    [InlineData("VN", "+84811234567", "0127 123 4567")]
    [InlineData("VN", "+84821234567", "0129 123 4567")]
    [InlineData("VN", "+84381234567", "0168 123 4567", "+84 168 123 4567")]
    [InlineData("VN", "+84561234567", "0186 123 4567")]
    [InlineData("VN", "+84591234567", "0199 123 4567")]

    // Gabon 2019, Cameroon 2014, Mauritius 2013, Ecuador 2012, Chile 2018.
    [InlineData("GA", "+24166031234", "06 03 12 34", "066 03 12 34", "+241 06 03 12 34", "+241 6 03 12 34", "+241 66 03 12 34")]
    [InlineData("GA", "+24177031234", "07 03 12 34", "+241 07 03 12 34")]
    [InlineData("CM", "+237671234567", "6 71 23 45 67", "71 23 45 67", "+237 71 23 45 67")]
    [InlineData("MU", "+23057123456", "5712 3456", "712 3456", "+230 712 3456")]
    [InlineData("EC", "+593991234567", "099 123 4567", "09 123 4567", "+593 9 123 4567", "+593 99 123 4567")]
    [InlineData("CL", "+56981234567", "9 8123 4567", "09 8123 4567", "+56 9 8123 4567", "+56 09 8123 4567")]
    public void A_number_is_read_as_the_mobile_number_that_it_stands_for(string country, string expected, params string[] texts)
        => Assert.All(texts, text =>
        {
            Assert.True(PhoneNumber.TryParse(text, country, out var phoneNumber), text);
            Assert.Equal((expected, country), (phoneNumber.E164, phoneNumber.Country));
            Assert.True(phoneNumber.Kind is PhoneNumberKind.Mobile or PhoneNumberKind.FixedLineOrMobile, $"{text} is {phoneNumber.Kind}.");
        });

    [Theory]
    [InlineData("BR", "+551131234567", "11 3123-4567")]
    [InlineData("CI", "+2252720212345", "27 20 21 23 45")]
    [InlineData("EC", "+59322123456", "02 212 3456")]
    [InlineData("MU", "+2302123456", "212 3456")]
    [InlineData("GA", "+24111730123", "011 73 01 23")]
    public void A_landline_number_stays_one(string country, string expected, string text)
    {
        Assert.True(PhoneNumber.TryParse(text, country, out var phoneNumber));
        Assert.Equal((expected, PhoneNumberKind.FixedLine), (phoneNumber.E164, phoneNumber.Kind));
    }

    [Theory]
    [InlineData("MX", "044 55 1234 567")]
    [InlineData("MX", "+52 1 1 55 1234 5678")]
    [InlineData("MX", "01 800 123 4567")]
    [InlineData("BR", "8123-4567")]
    [InlineData("BR", "+55 00 8123-4567")]
    [InlineData("CI", "21 23 45 67")]
    [InlineData("CI", "00 07 07 07")]
    [InlineData("BJ", "20 21 23 45")]
    [InlineData("VN", "0125 123 456")]
    [InlineData("AR", "2345-6789")]
    [InlineData("AR", "15 345-6789")]
    public void What_could_be_several_numbers_or_none_is_refused(string country, string text)
        => Assert.False(PhoneNumber.TryParse(text, country, out _));

    [Fact]
    public void A_number_of_today_stays_what_it_is_but_for_Argentine_landlines_and_the_old_form_of_Gabon()
        => Assert.All(PlanNumbers.All, number =>
        {
            Assert.True(PhoneNumber.TryParse(number, null, out var read), number);
            Assert.True(read.E164 == number || read.Country is "AR" or "GA", $"{number} is read as {read.E164}.");

            Assert.True(PhoneNumber.TryParse(read.E164, null, out var again), number);
            Assert.Equal(read, again);
        });

    [Theory]
    [InlineData("+870773111632")]
    [InlineData("+881612345678")]
    [InlineData("+882161234567")]
    [InlineData("+878101234567890")]
    [InlineData("+80012345678")]
    public void A_number_of_no_country_has_none(string text)
    {
        Assert.True(PhoneNumber.TryParse(text, null, out var phoneNumber));
        Assert.Equal("", phoneNumber.Country);
        Assert.Equal("", PhoneNumber.FromE164(text).Country);
    }
}
