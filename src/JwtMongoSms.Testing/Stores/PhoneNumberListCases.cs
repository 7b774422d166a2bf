using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Reading the phone numbers of all users, page by page.</summary>
internal sealed class PhoneNumberListCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private const int Enough = 1_100;

    [Case]
    internal async Task A_store_without_users_lists_none() => Assert.Empty(await Users.ListPhoneNumbersAsync(null, CancellationToken));

    [Case]
    internal async Task Pages_that_follow_each_other_list_every_user_once()
    {
        Dictionary<UserId, string> expected = [];
        for (var number = 0; number < Enough; number++)
        {
            var user = (await AddAsync(number)).User;
            expected.Add(user.Id, user.PhoneNumber.E164);
        }

        List<StoredPhoneNumber> listed = [];
        while (await Users.ListPhoneNumbersAsync(listed.Count == 0 ? null : listed[^1].UserId, CancellationToken) is { Count: > 0 } page)
        {
            listed.AddRange(page);
            Assert.True(listed.Count <= Enough);
        }

        Assert.Equal(Enough, listed.Count);
        Assert.All(listed, stored => Assert.Equal(expected[stored.UserId], stored.Text));
        Assert.Equal(Enough, listed.Select(stored => stored.UserId).Distinct().Count());
    }

    [Case]
    internal async Task A_deleted_user_is_no_longer_listed_and_ends_no_page()
    {
        var (first, second) = ((await AddAsync(1)).User, (await AddAsync(2)).User);
        var before = (await Users.ListPhoneNumbersAsync(null, CancellationToken))[0].UserId;
        await Users.DeleteAsync(before, CancellationToken);

        var after = before == first.Id ? second.Id : first.Id;
        Assert.Equal([after], (await Users.ListPhoneNumbersAsync(before, CancellationToken)).Select(stored => stored.UserId));
    }

    private async Task<UserSignIn> AddAsync(int number)
        => (await Users.GetOrAddAsync(Given.PhoneNumber(number), SignUp.Open, Now, CancellationToken))!;
}
