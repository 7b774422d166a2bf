using CsCheck;
using JwtMongoSms.Limits;

namespace JwtMongoSms.Core.Tests.Limits;

public sealed class WindowEstimateTests
{
    private static readonly Gen<(int Current, int Last, int Limit, LimitPeriod Period, long Milliseconds)> Cases = Gen.Select(
        Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[1, 300], Gen.Enum<LimitPeriod>(), Gen.Long[0, 86_399_999]);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(15, 8.5)]
    [InlineData(30, 7)]
    [InlineData(45, 5.5)]
    public void The_last_window_slides_out(int minute, double expected)
    {
        var counts = new WindowCounts(Sent: 5, Converted: 1, LastSent: 9, LastConverted: 3);
        Assert.Equal(expected, WindowEstimate.Unconverted(counts, LimitPeriod.Hour, At(minute)).Value);
    }

    [Fact]
    public void A_count_below_zero_counts_as_none()
    {
        // A record that was removed between a send and its return.
        var counts = new WindowCounts(Sent: -3, Converted: 4, LastSent: 6, LastConverted: 8);
        Assert.Equal(0, WindowEstimate.Unconverted(counts, LimitPeriod.Hour, At(30)).Value);
        Assert.Equal(3, WindowEstimate.Sent(counts, LimitPeriod.Hour, At(30)).Value);
    }

    [Fact]
    public void Sent_and_converted_of_a_day_slide_over_midnight()
    {
        var counts = new WindowCounts(Sent: 0, Converted: 0, LastSent: 20, LastConverted: 8);
        var sixInTheMorning = new DateTimeOffset(2031, 5, 6, 6, 0, 0, TimeSpan.Zero);
        Assert.Equal(15, WindowEstimate.Sent(counts, LimitPeriod.Day, sixInTheMorning).Value);
        Assert.Equal(6, WindowEstimate.Converted(counts, LimitPeriod.Day, sixInTheMorning).Value);
    }

    // The estimate is then 20, but for the last bit of a fraction.
    [Fact]
    public void A_wait_that_ends_on_a_whole_second_is_enough()
    {
        var now = new DateTimeOffset(2031, 5, 6, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(47_071_000);
        var wait = WindowEstimate.Sent(new WindowCounts(225, 0, 98, 0), LimitPeriod.Day, now).WaitFor(21);
        var then = WindowEstimate.Sent(new WindowCounts(1, 0, 225, 0), LimitPeriod.Day, now + TimeSpan.FromSeconds(wait.TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(118_049), wait);
        Assert.Equal(21, then.Value);
    }

    [Fact]
    public void After_the_wait_one_more_fits_and_just_before_it_does_not() => Cases.Sample(given =>
    {
        var now = new DateTimeOffset(2031, 5, 6, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(given.Milliseconds);
        var wait = WindowEstimate.Sent(new WindowCounts(given.Current, 0, given.Last, 0), given.Period, now).WaitFor(given.Limit);
        Assert.InRange(wait, TimeSpan.Zero, LimitWindow.Length(given.Period) * 2);
        if (wait == TimeSpan.Zero)
        {
            Assert.True(WithOneMore(TimeSpan.Zero) <= given.Limit);
            return;
        }

        var told = TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds));
        Assert.True(WithOneMore(told) <= given.Limit, $"{told} is too short.");
        if (told > TimeSpan.FromSeconds(2))
            Assert.True(WithOneMore(told - TimeSpan.FromSeconds(2)) > given.Limit, $"{told} is too long.");

        // What the store would count then, if nothing else was sent.
        double WithOneMore(TimeSpan waited)
        {
            var windows = given.Period.NumberAt(now + waited) - given.Period.NumberAt(now);
            var counts = windows switch
            {
                0 => new WindowCounts(given.Current + 1, 0, given.Last, 0),
                1 => new WindowCounts(1, 0, given.Current, 0),
                _ => new WindowCounts(1, 0, 0, 0),
            };
            return WindowEstimate.Sent(counts, given.Period, now + waited).Value;
        }
    }, iter: 20_000);

    private static DateTimeOffset At(int minute) => new(2031, 5, 6, 12, minute, 0, TimeSpan.Zero);
}
