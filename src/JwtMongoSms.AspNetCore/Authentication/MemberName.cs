namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Where a name stands, and in which object of its token.</summary>
internal readonly record struct MemberName(ushort Holder, ushort Start, ushort Length);
