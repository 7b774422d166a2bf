using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.DependencyInjection;
using TestSupport;

namespace JwtMongoSms.Core.Tests;

/// <summary>Readers never hold anybody up, and lose what they leave lying, oldest first.</summary>
public sealed class SignInEventsTests
{
    private readonly SignInEvents events;
    private long lost;

    public SignInEventsTests()
    {
        var factory = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        events = new SignInEvents(new Telemetry(factory), TimeProvider.System);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "jwtmongosms.events.lost" && instrument.Meter.Scope == factory)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => lost += value);
        listener.Start();
    }

    [Fact]
    public async Task Every_reader_gets_every_event_from_its_first_call_on()
    {
        Publish(1);
        var (first, second) = (Read(), Read());
        Publish(2);
        Publish(3);
        Assert.Equal([2, 3], await TakeAsync(first, 2));
        Assert.Equal([2, 3], await TakeAsync(second, 2));
    }

    [Fact]
    public async Task A_reader_that_lags_loses_the_oldest_and_the_loss_is_counted()
    {
        var reader = Read();
        for (var number = 1; number <= 10_003; number++)
            Publish(number);

        Assert.Equal([4, 5], await TakeAsync(reader, 2));
        Assert.Equal(3, lost);
    }

    [Fact]
    public async Task A_reader_that_is_cancelled_before_it_reads_is_written_to_no_more()
    {
        using var cancelled = new CancellationTokenSource();
        events.ReadAllAsync(cancelled.Token);
        await cancelled.CancelAsync();
        for (var number = 1; number <= 10_001; number++)
            Publish(number);

        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task A_reader_that_stops_reading_is_written_to_no_more()
    {
        var reader = Read();
        Publish(1);
        Assert.Equal([1], await TakeAsync(reader, 1));
        for (var number = 1; number <= 10_001; number++)
            Publish(number);

        Assert.Equal(0, lost);
    }

    private IAsyncEnumerable<SignInEvent> Read() => events.ReadAllAsync(TestContext.Current.CancellationToken);

    private void Publish(int number)
    {
        Assert.True(UserId.TryParse($"{number}", out var id));
        events.Publish(new SignInEvent { Kind = SignInEventKind.UserCreated, At = Given.Start, UserId = id });
    }

    private static async Task<List<int>> TakeAsync(IAsyncEnumerable<SignInEvent> reader, int count)
    {
        var numbers = new List<int>();
        await foreach (var signInEvent in reader)
        {
            numbers.Add(int.Parse(signInEvent.UserId!.Value, System.Globalization.CultureInfo.InvariantCulture));
            if (numbers.Count == count)
                break;
        }

        return numbers;
    }
}
