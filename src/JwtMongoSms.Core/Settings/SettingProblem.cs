namespace JwtMongoSms.Settings;

/// <summary>Describes the problem of a setting for the operator: configuration path, environment variable, value, cure.</summary>
public static class SettingProblem
{
    /// <summary>Describes a setting that is missing, or whose value is a secret and must not be shown.</summary>
    /// <param name="path">The path below <c>JwtMongoSms</c>, such as <c>Twilio:From</c>.</param>
    /// <param name="problem">The rest of the sentence, such as <c>is missing; it is a number.</c></param>
    /// <returns>Such as <c>JwtMongoSms:Twilio:From (JwtMongoSms__Twilio__From) is missing; it is a number.</c></returns>
    public static string Describe(string path, string problem) => $"{Setting.Name(path)} {problem}";

    /// <summary>Describes a value that is wrong.</summary>
    /// <param name="path">The path below <c>JwtMongoSms</c>, such as <c>Twilio:From</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="cure">The right form, such as <c>it is a number.</c></param>
    /// <param name="maxShown">How many of its first characters are shown: few, since a secret may stand in the wrong place.</param>
    /// <returns>Such as <c>JwtMongoSms:Twilio:From (JwtMongoSms__Twilio__From) is "abc?..."; it is a number.</c></returns>
    public static string DescribeValue(string path, string value, string cure, int maxShown = 4)
        => Describe(path, $"is \"{(value.Length <= maxShown ? value : value[..maxShown] + "...")}\"; {cure}");
}
