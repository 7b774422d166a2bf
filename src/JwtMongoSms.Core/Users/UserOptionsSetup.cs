using JwtMongoSms.Settings;

namespace JwtMongoSms.Users;

/// <summary>Reads and validates <see cref="UserOptions"/>.</summary>
internal sealed class UserOptionsSetup(SettingsSource source) : OptionsSetup<UserOptions>("Users", source)
{
    protected override void Read(SettingReader reader, UserOptions options)
    {
        options.AllowSignUp = reader.Flag("AllowSignUp", options.AllowSignUp);
        options.AllowDeletion = reader.Flag("AllowDeletion", options.AllowDeletion);
        options.PublicFields = reader.Texts("PublicFields", options.PublicFields);
    }

    protected override IEnumerable<string> FindProblems(UserOptions options) => options.PublicFields
        .Where(name => name is "id" or "phoneNumber" || string.IsNullOrWhiteSpace(name))
        .Select(name => $"{Setting.Name("Users:PublicFields")} has \"{name}\"; it names fields of the application's own.");
}
