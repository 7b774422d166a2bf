namespace JwtMongoSms.Testing.Senders;

/// <summary>The two kinds of message, for cases that hold for both.</summary>
internal enum MessageKind
{
    Code,
    Notice,
}
