namespace JwtMongoSms.Conventions.Tests;

/// <summary>What a type holds in confidence never shows when it is printed: not in a log, not in a debugger, not in an exception.</summary>
public sealed class SecretTests
{
    public static TheoryData<Type> Types { get; } = [.. Shipped.Types.Where(IsPrintable)];

    [Theory]
    [MemberData(nameof(Types))]
    public void No_type_prints_a_secret_that_it_holds(Type type)
        => Assert.False(
            Leaks(type, out var printed),
            $"{type.FullName} prints a secret: {printed}. "
            + "Mask it in ToString, make the record a class, or hold the secret in a type that masks itself.");

    [Theory]
    [InlineData("CodeMessage")]
    [InlineData("TwilioOptions")]
    [InlineData("ServerKey")]
    [InlineData("ChallengeId")]
    [InlineData("CodeChallenge")]
    [InlineData("JwtMongoSmsOptions")]
    [InlineData("OneTimeCode")]
    [InlineData("MongoDbOptions")]
    [InlineData("RefreshToken")]
    [InlineData("StartedSession")]
    [InlineData("User")]
    public void The_types_that_hold_secrets_are_among_them(string name)
    {
        var type = Assert.Single(Shipped.Types, type => type.Name == name);
        Assert.True(IsPrintable(type));
        Assert.True(Confidential.Fill(type).Secrets > 0, $"No secret was put into {name}: teach SecretNames what its members are called.");
    }

    [Theory]
    [InlineData(typeof(TalkativeRecord))]
    [InlineData(typeof(TalkativeClass))]
    [InlineData(typeof(TalkativeBytes))]
    [InlineData(typeof(TalkativePhone))]
    [InlineData(typeof(TalkativeHolder))]
    public void A_type_that_does_print_one_is_found_out(Type type) => Assert.True(Leaks(type, out _));

    private static bool Leaks(Type type, out string printed)
    {
        printed = Confidential.Fill(type).Instance.ToString() ?? "";
        return Confidential.IsIn(printed);
    }

    private static bool IsPrintable(Type type)
        => type is { IsAbstract: false, IsEnum: false, IsByRefLike: false, ContainsGenericParameters: false }
            && !type.IsAssignableTo(typeof(Delegate));

    private sealed record TalkativeRecord(string AccessToken, int Count);

    private sealed class TalkativeClass(string password)
    {
        public override string ToString() => $"<{password}>";
    }

    private sealed class TalkativeBytes(ReadOnlyMemory<byte> secret)
    {
        public override string ToString() => Convert.ToHexStringLower(secret.Span);
    }

    private sealed class TalkativePhone(PhoneNumber to)
    {
        public override string ToString() => to.E164;
    }

    private sealed record TalkativeHolder(TalkativeRecord Inner);
}
