namespace JwtMongoSms;

/// <summary>Keeps users. Each verb is one atomic command; every one throws <see cref="StoreException"/> when the store can't answer.</summary>
public interface IPhoneUserStore
{
    /// <summary>Notes that a number was verified, and makes its user when there is none. Of any number of parallel calls, exactly one makes the user.</summary>
    /// <param name="phoneNumber">The number whose code was right.</param>
    /// <param name="allowSignUp">Whether an unknown number may become a user.</param>
    /// <param name="now">The time of the sign-in.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The user; <see langword="null"/> when there is none and sign-up is closed.</returns>
    Task<UserSignIn?> GetOrAddAsync(PhoneNumber phoneNumber, bool allowSignUp, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Reads the user with this id.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    Task<User?> FindAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>Reads the user with this number.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a user another number, which was just verified. Of any number of users who are given one number at once, and whoever signs up with it, exactly
    /// one gets it. Moving again where the user has the new number already is no error: a repeat after a lost reply says what is true.
    /// </summary>
    /// <param name="id">Whose number it is.</param>
    /// <param name="from">The number that the user has.</param>
    /// <param name="to">The number that the user gets.</param>
    /// <param name="now">When the new number was verified.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Whether the user has the new number, or why not.</returns>
    Task<PhoneNumberMove> TryMovePhoneNumberAsync(UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes a user.</summary>
    /// <returns><see langword="false"/> when there was none.</returns>
    Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken);
}
