using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests.Acceptance;

/// <summary>Everything that servers have acknowledged before they were killed, to be held against those that come after them.</summary>
internal sealed class CrashLedger
{
    private readonly Dictionary<string, string> userIds = [];
    private readonly List<SignedInPerson> sessions = [];

    /// <summary>User ids by number.</summary>
    public IReadOnlyDictionary<string, string> UserIds => userIds;

    public IReadOnlyList<SignedInPerson> Sessions => sessions;

    /// <summary>Kills that left at least one request without an answer.</summary>
    public int KillsInFlight { get; set; }

    /// <summary>Codes that were used up by a request whose answer never came.</summary>
    public int UsedUnheard { get; private set; }

    /// <summary>Codes that a killed request had not used up.</summary>
    public int LeftUnused { get; private set; }

    /// <summary>Notes what a killed server has said, and puts it to its successor.</summary>
    public async Task SettleAsync(IReadOnlyList<CodeFate> fates, ServerProcess successor)
    {
        var known = sessions.Count;
        foreach (var fate in fates)
        {
            var accepted = fate.Accepted.ToList();
            Assert.True(accepted.Count <= 1, "A code was accepted twice by one server.");
            accepted.ForEach(Note);
            foreach (var refusal in fate.Responses.OfType<Response>().Where(answer => !answer.IsSuccess))
                refusal.MustBeProblem(400, "code_expired");
        }

        await Task.WhenAll(sessions.Skip(known).Select(successor.MustKnowAsync));
        foreach (var person in (await Task.WhenAll(fates.Select(fate => ReplayAsync(fate, successor)))).OfType<SignedInPerson>())
            Note(person);
    }

    private async Task<SignedInPerson?> ReplayAsync(CodeFate fate, ServerProcess successor)
    {
        var first = await successor.VerifyAsync(fate.Code);
        if (!fate.IsUnknown || !first.IsSuccess)
        {
            first.MustBeProblem(400, "code_expired");
            UsedUnheard += fate.IsUnknown ? 1 : 0;
            return null;
        }

        LeftUnused++;
        (await successor.VerifyAsync(fate.Code)).MustBeProblem(400, "code_expired");
        return SignedInPerson.From(first);
    }

    private void Note(SignedInPerson person)
    {
        sessions.Add(person);
        var isFirst = userIds.TryAdd(person.PhoneNumber, person.UserId);
        Assert.Equal(userIds[person.PhoneNumber], person.UserId);
        Assert.False(person.IsNewUser && !isFirst, "A user who was there before was made a second time.");
    }
}
