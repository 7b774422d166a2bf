using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests.Acceptance;

/// <summary>One code in a server that was killed: how many responses accepted it, how many rejected it, and how many never came.</summary>
internal sealed record CodeFate(ReceivedCode Code, IReadOnlyList<Response?> Responses)
{
    public IEnumerable<SignedInPerson> Accepted
        => Responses.OfType<Response>().Where(answer => answer.IsSuccess).Select(SignedInPerson.From);

    /// <summary>Gets whether the code may have been used: no response accepted it, and one never came.</summary>
    public bool IsUnknown => !Accepted.Any() && Responses.Contains(null);
}
