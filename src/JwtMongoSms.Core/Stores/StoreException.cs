namespace JwtMongoSms;

/// <summary>A store could not answer. Nothing was decided: no code is sent and none accepted.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">The kind of failure.</param>
    /// <param name="message">What failed, where, and the cure; no secret and no personal data.</param>
    /// <param name="innerException">The driver's own error.</param>
    public StoreException(StoreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => (Failure, IsTransient) = (failure, failure == StoreFailure.Unavailable);

    /// <summary>Gets the kind of failure.</summary>
    public StoreFailure Failure { get; }

    /// <summary>
    /// Gets whether retrying may help. <see langword="false"/> when an operator must act first, such as after a refused password; the
    /// default for every failure but <see cref="StoreFailure.Unavailable"/>.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>Gets whether the store has logged the failure: then the requests that meet it don't log it again.</summary>
    public bool IsLogged { get; init; }

    /// <summary>
    /// Gets one line, without a stack: the message says what an operator needs, and <see cref="Exception.InnerException"/> is the driver's.
    /// </summary>
    public override string ToString() => $"{GetType()}: {Message}";
}
