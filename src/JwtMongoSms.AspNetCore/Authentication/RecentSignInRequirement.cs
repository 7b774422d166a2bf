using Microsoft.AspNetCore.Authorization;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>That a person has typed a code in not longer ago than this.</summary>
internal sealed class RecentSignInRequirement(TimeSpan within) : IAuthorizationRequirement
{
    public TimeSpan Within { get; } = within;
}
