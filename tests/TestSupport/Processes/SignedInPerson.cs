namespace TestSupport.Processes;

/// <summary>What a person holds after the server has said yes.</summary>
public sealed record SignedInPerson(string PhoneNumber, string UserId, bool IsNewUser, string AccessToken, string RefreshToken)
{
    public static SignedInPerson From(Response answer)
    {
        var json = answer.MustBe(200).Json;
        var user = json.GetProperty("user");
        return new SignedInPerson(
            user.GetProperty("phoneNumber").GetString()!,
            user.GetProperty("id").GetString()!,
            json.GetProperty("isNewUser").GetBoolean(),
            json.GetProperty("accessToken").GetString()!,
            json.GetProperty("refreshToken").GetString()!);
    }
}
