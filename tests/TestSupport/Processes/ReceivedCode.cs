namespace TestSupport.Processes;

/// <summary>A code that a person holds.</summary>
public sealed record ReceivedCode(string PhoneNumber, string ChallengeId, string Code);
