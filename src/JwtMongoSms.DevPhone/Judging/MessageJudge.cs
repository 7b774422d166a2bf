using System.Text.Json.Serialization;
using JwtMongoSms.DevPhone.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.DevPhone.Judging;

/// <summary>Checks a message for what would cost money or fail in Production.</summary>
internal sealed class MessageJudge(IOptions<LimitOptions> options)
{
    /// <summary>Checks a message for a page on a host.</summary>
    public IReadOnlyList<Finding> Judge(DevPhoneMessage message, HostString host)
    {
        var findings = new List<Finding> { SegmentFinding.From(message.Body), CountryFinding.From(message.To, options.Value) };
        if (CodeInText.Find(message.Body) is not null)
            findings.Insert(1, DomainFinding.From(message.Body, host.Host));

        return findings;
    }
}

/// <summary>The result of one check of a message.</summary>
/// <param name="About">What was checked: <c>segments</c>, <c>domain</c> or <c>country</c>.</param>
/// <param name="IsGood">Whether it may stay as it is.</param>
/// <param name="Says">The sentence.</param>
internal sealed record Finding(string About, [property: JsonPropertyName("good")] bool IsGood, string Says);
