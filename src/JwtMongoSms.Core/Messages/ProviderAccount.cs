namespace JwtMongoSms.Messages;

/// <summary>Remembers whether the provider refused our account, credentials or sender when it last said something about them.</summary>
internal sealed class ProviderAccount
{
    private volatile DeliveryFailure? refusal;

    /// <summary>Gets the refusal; <see langword="null"/> after an accepted message, and before the first.</summary>
    public DeliveryFailure? Refusal => refusal;

    public void Record(SendResult result)
    {
        if (result.Outcome == SendOutcome.Accepted)
            refusal = null;
        else if (result.Failure is { Class: DeliveryFailureClass.Misconfigured } failure)
            refusal = failure;
    }
}
