using JwtMongoSms.AspNetCore.DevPhone.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.DevPhone.Judging.Internal;

/// <summary>Says of a message what would cost money or fail in Production, while it is still cheap to mend.</summary>
internal sealed class MessageJudge(IOptions<LoginOptions> options)
{
    /// <summary>Judges a message for the host that a request was made to.</summary>
    public IReadOnlyList<Finding> Judge(DevPhoneMessage message, HostString host)
    {
        var findings = new List<Finding> { SegmentFinding.Of(message.Body), CountryFinding.Of(message.To, options.Value.Limits) };
        if (CodeInText.Find(message.Body) is not null)
            findings.Insert(1, DomainFinding.Of(message.Body, host.Host));

        return findings;
    }
}
