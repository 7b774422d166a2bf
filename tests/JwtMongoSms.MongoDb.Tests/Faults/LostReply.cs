namespace JwtMongoSms.MongoDb.Tests.Faults;

/// <summary>A call of a verb whose reply gets lost, and what must be true once MongoDB is back.</summary>
/// <param name="CallAsync">The call, once everything is there that it needs.</param>
/// <param name="CheckAsync">Looks at what became of it, by calling verbs.</param>
internal sealed record LostReply(Func<Task> CallAsync, Func<Task> CheckAsync);
