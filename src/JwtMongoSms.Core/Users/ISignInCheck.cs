namespace JwtMongoSms;

/// <summary>
/// Checks a sign-in for the application, after the user is found or created and before the session is stored, and at every refresh.
/// Register it with <c>AddSignInCheck</c>; it is scoped.
/// </summary>
public interface ISignInCheck
{
    /// <summary>Checks whether a user may sign in, or stay signed in.</summary>
    /// <param name="attempt">The user and the circumstances.</param>
    /// <param name="cancellationToken">Cancels a refresh; a sign-in is finished, since its code is used.</param>
    /// <returns>
    /// <see langword="null"/> lets the user in; else <see cref="SignInError.SignInDenied"/> or an error of <see cref="SignInError.Deny"/>;
    /// the client gets it with 403. An exception fails the request with 500 and signs no user in.
    /// </returns>
    ValueTask<SignInError?> CheckAsync(SignInAttempt attempt, CancellationToken cancellationToken);
}
