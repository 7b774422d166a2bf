namespace JwtMongoSms;

/// <summary>What a code is good for. A code of one purpose is worth nothing for another.</summary>
public enum CodePurpose
{
    /// <summary>Signing in, and signing up where that is open.</summary>
    SignIn = 1,

    /// <summary>Giving a user who is signed in another number: the one that the code went to.</summary>
    ChangePhoneNumber,
}
