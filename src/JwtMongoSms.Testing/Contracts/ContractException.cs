namespace JwtMongoSms;

/// <summary>A store or a sender breaks its contract. The message says what was expected and what was found.</summary>
public sealed class ContractException : Exception
{
    internal ContractException(string message)
        : base(message)
    {
    }
}
