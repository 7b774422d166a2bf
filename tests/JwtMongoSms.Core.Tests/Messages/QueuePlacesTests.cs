using JwtMongoSms.Messages;

namespace JwtMongoSms.Core.Tests.Messages;

/// <summary>No network fills the queue for the others.</summary>
public sealed class QueuePlacesTests
{
    private const int Capacity = 1_000;
    private readonly QueuePlaces places = new(Capacity);

    [Fact]
    public void One_network_gets_less_than_half_and_another_still_gets_in()
    {
        Assert.Equal(450, TakeAll(Network(1)));
        Assert.True(places.TryTake(Network(2)));
    }

    [Fact]
    public void Any_number_of_networks_with_places_leaves_a_tenth_for_those_with_none()
    {
        var taken = 0;
        while (Enumerable.Range(0, 100).Count(network => places.TryTake(Network(network))) is var more and > 0)
            taken += more;

        Assert.InRange(taken, 850, 900);
        Assert.True(places.TryTake(Network(1_000)));
        Assert.False(places.TryTake(Network(0)));
    }

    [Fact]
    public void It_holds_no_more_than_its_capacity_and_without_addresses_all_of_it()
    {
        Assert.Equal(Capacity, TakeAll(network: null));
        Assert.False(places.TryTake(Network(1)));
        places.GiveBack(network: null);
        Assert.True(places.TryTake(Network(1)));
        places.GiveBack(Network(1));
        Assert.True(places.TryTake(Network(1)));
    }

    private static LimitKey Network(int network) => new($"network:{network}");

    private int TakeAll(LimitKey? network)
    {
        var taken = 0;
        while (places.TryTake(network))
            taken++;

        return taken;
    }
}
