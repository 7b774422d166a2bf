namespace JwtMongoSms;

/// <summary>The purpose of a code, which is valid for no other.</summary>
public enum CodePurpose
{
    /// <summary>Signing in, or signing up where that is allowed.</summary>
    SignIn = 1,

    /// <summary>Changing a signed-in user's number to the one that the code went to.</summary>
    ChangePhoneNumber,
}
