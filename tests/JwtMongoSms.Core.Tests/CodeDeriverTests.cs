using System.Security.Cryptography;
using JwtMongoSms.Challenges;
using JwtMongoSms.Keys;

namespace JwtMongoSms.Core.Tests;

public sealed class CodeDeriverTests
{
    private static readonly ServerKeys Keys = new("a secret of at least thirty-two bytes", []);
    private static readonly CodeDeriver Deriver = new(Keys);

    [Fact]
    public void A_million_codes_are_uniform_in_every_place()
    {
        // Acceptance 1. The challenges are the same in every run, so that chance decides nothing.
        const int Codes = 1_000_000;
        var counts = new int[6, 10];
        for (var i = 0; i < Codes; i++)
        {
            var digits = Deriver.Derive(NumberedChallenge(i), 6)!.Digits;
            for (var place = 0; place < 6; place++)
                counts[place, digits[place] - '0']++;
        }

        for (var place = 0; place < 6; place++)
            Assert.InRange(ChiSquareProbability(counts, place, Codes), 1e-4, 1 - 1e-4);
    }

    [Fact]
    public void The_same_challenge_gives_the_same_code()
    {
        var challenge = NewChallenge();
        Assert.True(Deriver.Derive(challenge, 6)!.Matches(Deriver.Derive(challenge, 6)!));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(10)]
    public void Leading_zeros_are_kept(int length)
    {
        var codes = Enumerable.Range(0, 2_000).Select(_ => Deriver.Derive(NewChallenge(), length)!.Digits).ToList();
        Assert.All(codes, code => Assert.Equal(length, code.Length));
        Assert.Contains(codes, code => code[0] == '0');
    }

    [Fact]
    public void Ten_thousand_challenges_do_not_take_each_others_codes()
    {
        // Acceptance 7: another challenge, another purpose, another number.
        // At 10 digits, a chance hit among 30,000 pairs is a 1 in 300,000 event.
        var accepted = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var challenge = NewChallenge();
            var code = Deriver.Derive(challenge, 10)!;
            CodeChallenge[] others =
            [
                challenge with { Hash = ChallengeId.New().Hash },
                challenge with { Purpose = (CodePurpose)2 },
                challenge with { PhoneNumber = Number("+447400123457") },
            ];
            accepted += others.Count(other => Deriver.Derive(other, 10)!.Matches(code));
        }

        Assert.Equal(0, accepted);
    }

    [Fact]
    public void A_code_of_a_replaced_secret_stays_good_until_the_secret_is_removed()
    {
        var challenge = NewChallenge();
        var code = Deriver.Derive(challenge, 6)!;
        var rotated = new CodeDeriver(new ServerKeys("another secret of at least thirty-two", ["a secret of at least thirty-two bytes"]));
        var removed = new CodeDeriver(new ServerKeys("another secret of at least thirty-two", []));

        Assert.True(rotated.Derive(challenge, 6)!.Matches(code));
        Assert.Null(removed.Derive(challenge, 6));
    }

    private static CodeChallenge NumberedChallenge(int number)
    {
        var hash = SHA256.HashData(BitConverter.GetBytes(number));
        return NewChallenge() with { Hash = ChallengeHash.FromHash(hash), Salt = hash.AsMemory(0, CodeDeriver.SaltBytes) };
    }

    private static CodeChallenge NewChallenge()
    {
        var now = DateTimeOffset.UnixEpoch;
        return new CodeChallenge
        {
            Hash = ChallengeId.New().Hash,
            Purpose = CodePurpose.SignIn,
            PhoneNumber = Number("+447400123456"),
            Channel = DeliveryChannel.Sms,
            Salt = RandomNumberGenerator.GetBytes(CodeDeriver.SaltBytes),
            KeyId = Keys.Current(KeyUse.Code).Id,
            CreatedAt = now,
            ExpiresAt = now.AddMinutes(5),
            PurgeAt = now.AddDays(1),
            LastSentAt = now,
        };
    }

    private static PhoneNumber Number(string text) => PhoneNumber.FromE164(text);

    // The upper tail of chi-square with 9 degrees of freedom, by its closed form for odd degrees.
    private static double ChiSquareProbability(int[,] counts, int place, int codes)
    {
        var expected = codes / 10.0;
        var x = Enumerable.Range(0, 10).Sum(digit => Math.Pow(counts[place, digit] - expected, 2) / expected);
        var root = Math.Sqrt(x);
        var terms = root * (1 + (x / 3) + (x * x / 15) + (x * x * x / 105));
        return 2 * (1 - NormalBelow(root)) + (Math.Sqrt(2 / Math.PI) * Math.Exp(-x / 2) * terms);
    }

    // Abramowitz and Stegun 26.2.17; its error is under 7.5e-8.
    private static double NormalBelow(double x)
    {
        var t = 1 / (1 + (0.2316419 * x));
        var tail = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return 1 - (Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * tail);
    }
}
