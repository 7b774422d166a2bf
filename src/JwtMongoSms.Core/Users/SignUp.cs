namespace JwtMongoSms;

/// <summary>Says what a sign-in with an unknown phone number does.</summary>
public enum SignUp
{
    /// <summary>It creates no user.</summary>
    Closed,

    /// <summary>It creates a user.</summary>
    Open,

    /// <summary>
    /// It creates a user with a mark, because <see cref="UserOptions.OnCreated"/> has to be called for it. The mark stays until
    /// <see cref="IPhoneUserStore.ConfirmCreatedAsync"/> removes it.
    /// </summary>
    OpenWithOnCreated,
}
