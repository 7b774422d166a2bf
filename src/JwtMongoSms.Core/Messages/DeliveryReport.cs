namespace JwtMongoSms;

/// <summary>How far a message has come. Reports arrive in any order; a higher rank is later.</summary>
/// <param name="Rank">1 accepted, 2 queued, 3 sending, 4 sent, 5 final: delivered or failed.</param>
/// <param name="FailureClass">Why it failed, when it did.</param>
public sealed record DeliveryReport(int Rank, DeliveryFailureClass? FailureClass);
