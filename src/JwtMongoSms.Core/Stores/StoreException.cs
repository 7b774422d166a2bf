namespace JwtMongoSms;

/// <summary>A store could not answer. Nothing was decided: no code is sent and none accepted.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="message">What, where, and what to do; no secret and no personal data.</param>
    /// <param name="innerException">The driver's own error.</param>
    public StoreException(StoreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What went wrong.</summary>
    public StoreFailure Failure { get; }
}
