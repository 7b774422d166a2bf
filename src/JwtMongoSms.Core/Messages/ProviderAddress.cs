using JwtMongoSms.Settings;

namespace JwtMongoSms.Messages;

/// <summary>Validates the address of a provider's API, to which codes and the account's secret travel.</summary>
public static class ProviderAddress
{
    /// <summary>
    /// Finds what is wrong with an address: it is https, in Development also http on this machine, with a host and at most a path.
    /// </summary>
    /// <param name="setting">The setting's path below <c>JwtMongoSms</c>, such as <c>Twilio:BaseAddress</c>.</param>
    /// <param name="address">The configured address.</param>
    /// <param name="example">A right one, such as <c>https://api.twilio.com/</c>.</param>
    /// <param name="isDevelopment">Whether the application runs in Development: <see cref="SettingsSource.IsDevelopment"/>.</param>
    /// <returns>The problem as a sentence that shows no secret of the address; <see langword="null"/> when there is none.</returns>
    public static string? FindProblem(string setting, Uri address, string example, bool isDevelopment)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            return SettingProblem.DescribeValue(setting, address.OriginalString, $"it is an address such as {example}.");

        if (address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
            return Describe(
                address.GetLeftPart(UriPartial.Scheme) + address.Host, "it has a host and at most a path: no user, no query, no fragment.");

        if (address.Scheme == Uri.UriSchemeHttps)
            return null;

        if (!LoopbackHost.Matches(address.Host))
            return Describe(
                address.GetLeftPart(UriPartial.Authority),
                "use https; http is only for this machine, since the token and the codes travel there.");

        // Outside Development an address on this machine is mostly a left-over of it: the codes would go to no phone.
        return isDevelopment ? null : Describe(
            address.GetLeftPart(UriPartial.Authority), $"outside Development it begins with https://, such as {example}.");

        string Describe(string shown, string cure) => SettingProblem.DescribeValue(setting, shown, cure, maxShown: shown.Length);
    }
}
