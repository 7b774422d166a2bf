namespace JwtMongoSms;

/// <summary>Keeps users. Each verb is one atomic command, and throws <see cref="StoreException"/> when the store can't answer.</summary>
public interface IPhoneUserStore
{
    /// <summary>
    /// Records that a phone number was verified, and creates its user when there is none. Of any number of parallel calls, exactly one
    /// creates the user.
    /// </summary>
    /// <param name="phoneNumber">The phone number whose code was right.</param>
    /// <param name="signUp">Whether to create a user for an unknown phone number, and whether with a mark.</param>
    /// <param name="now">The time of the sign-in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user; <see langword="null"/> when there is none and sign-up is closed.</returns>
    Task<UserSignIn?> GetOrAddAsync(PhoneNumber phoneNumber, SignUp signUp, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the mark of <see cref="SignUp.OpenWithOnCreated"/>, after <see cref="UserOptions.OnCreated"/> was called. A user without a
    /// mark stays as it is, and one that is gone is no error: the call may be repeated after a lost reply.
    /// </summary>
    Task ConfirmCreatedAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>Reads the user with this id.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    Task<User?> FindAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>Reads the user with this phone number.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken);

    /// <summary>
    /// Makes sure that the user with this phone number, if there is one, can be read. Called with a right code before the code is used, so
    /// that no code is lost to a stored user whom the store can't read. By default it does nothing.
    /// </summary>
    /// <exception cref="StoreException">The user can't be read.</exception>
    Task EnsureReadableAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Moves a user to another phone number, which was just verified. Of any number of users who move to one phone number or sign up with
    /// it at once, exactly one gets it. Moving a user who already has the new phone number succeeds, so that a call may be repeated after a
    /// lost reply.
    /// </summary>
    /// <param name="id">The user.</param>
    /// <param name="from">The phone number that the user has.</param>
    /// <param name="to">The phone number that the user gets.</param>
    /// <param name="now">When the new phone number was verified.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the user has the new phone number, or why not.</returns>
    Task<PhoneNumberMove> TryMovePhoneNumberAsync(
        UserId id, PhoneNumber from, PhoneNumber to, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Reads a page of the phone numbers of all users, as they are stored, in an order of the ids that stays the same.</summary>
    /// <param name="after">The last user of the page before; <see langword="null"/> for the first page. This user may be gone.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, as long as the store likes; empty only after the last user.</returns>
    Task<IReadOnlyList<StoredPhoneNumber>> ListPhoneNumbersAsync(UserId? after, CancellationToken cancellationToken);

    /// <summary>Deletes a user.</summary>
    /// <returns><see langword="false"/> when there was none.</returns>
    Task<bool> DeleteAsync(UserId id, CancellationToken cancellationToken);
}
