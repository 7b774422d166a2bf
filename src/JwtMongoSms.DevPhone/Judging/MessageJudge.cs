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
