namespace JwtMongoSms.Languages;

/// <summary>The language that the settings name.</summary>
internal static class LanguageExtensions
{
    /// <summary>Gets <see cref="JwtMongoSmsOptions.Language"/>, which was validated at start.</summary>
    public static Language FindLanguage(this JwtMongoSmsOptions options) => Language.Find(options.Language) ?? Language.English;
}
