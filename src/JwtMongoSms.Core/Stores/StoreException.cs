namespace JwtMongoSms.Stores;

/// <summary>A store could not answer. Nothing was decided: no code is sent and none accepted.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="message">What, where, and what to do; no secret and no personal data.</param>
    /// <param name="innerException">The driver's own error.</param>
    public StoreException(StoreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => (Failure, IsTransient) = (failure, failure == StoreFailure.Unavailable);

    /// <summary>What went wrong.</summary>
    public StoreFailure Failure { get; }

    /// <summary>
    /// Whether retrying may help. <see langword="false"/> when an operator must act first, such as after a refused password; by default
    /// that is so for every failure but <see cref="StoreFailure.Unavailable"/>.
    /// </summary>
    public bool IsTransient { get; init; }
}
