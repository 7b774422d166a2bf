namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class CodeInTextTests
{
    [Theory]
    [InlineData("048213 is your Nine Cats code.\n\n@example.com #048213", "048213")]
    [InlineData("Order 99881 is ready.\n\n@example.com #048213", "048213")]
    [InlineData("Order 99881 is ready.\r\n\r\n@example.com #048213\r\n", "048213")]
    [InlineData("Your code is 048213.", "048213")]
    [InlineData("Your code: 048 213", "048213")]
    [InlineData("Your code: 048-213", "048213")]
    [InlineData("0482", "0482")]
    [InlineData("0123456789", "0123456789")]
    [InlineData("12 or 123, then 1234", "1234")]
    [InlineData("Call +447400123456 or type 9876", "9876")]
    [InlineData("No code here, 123", null)]
    [InlineData("", null)]
    [InlineData("٠٤٨٢١٣", null)]
    public void The_code_is_what_a_handset_would_offer(string text, string? code) => Assert.Equal(code, CodeInText.Find(text));
}
