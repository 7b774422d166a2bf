using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>What became of one code in a server that was killed: how many answers said yes, how many said no, and how many never came.</summary>
internal sealed record CodeFate(ReceivedCode Code, IReadOnlyList<Answer?> Answers)
{
    public IEnumerable<SignedInPerson> Accepted => Answers.OfType<Answer>().Where(answer => answer.IsSuccess).Select(SignedInPerson.From);

    /// <summary>Nobody has said yes, and somebody may have meant to.</summary>
    public bool IsUnknown => !Accepted.Any() && Answers.Contains(null);
}
