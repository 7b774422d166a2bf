using System.Diagnostics;
using System.Security.Cryptography;

namespace JwtMongoSms.Process.Tests.Acceptance;

/// <summary>
/// Picks moments to kill at. Half of them lie before the first answer, where everything is still to be written; the others shortly after a
/// random answer, where one user is signed in and the next is not.
/// </summary>
internal sealed class KillMoment
{
    private static readonly TimeSpan AfterResponse = TimeSpan.FromMilliseconds(3);

    // How long the first answer takes on this machine, as it was seen so far.
    private TimeSpan firstResponse = TimeSpan.FromMilliseconds(30);

    public async Task WaitAsync(IReadOnlyList<Task> answers)
    {
        var started = Stopwatch.GetTimestamp();
        if (RandomNumberGenerator.GetInt32(2) == 0)
        {
            Spin(started, RandomPartOf(firstResponse * 1.25));
            return;
        }

        await Task.WhenAny(answers);
        firstResponse = (firstResponse * 3 + Stopwatch.GetElapsedTime(started)) / 4;
        for (var left = RandomNumberGenerator.GetInt32(answers.Count); left > 0; left--)
        {
            // Looked at once: the last of them may come at any moment.
            var outstanding = answers.Where(answer => !answer.IsCompleted).ToList();
            if (outstanding.Count == 0)
                break;

            await Task.WhenAny(outstanding);
        }

        Spin(Stopwatch.GetTimestamp(), RandomPartOf(AfterResponse));
    }

    private static TimeSpan RandomPartOf(TimeSpan longest) => TimeSpan.FromTicks(RandomNumberGenerator.GetInt32((int)longest.Ticks + 1));

    // A timer's millisecond is long: a transaction fits into it several times.
    private static void Spin(long started, TimeSpan span)
    {
        while (Stopwatch.GetElapsedTime(started) < span)
            Thread.SpinWait(20);
    }
}
