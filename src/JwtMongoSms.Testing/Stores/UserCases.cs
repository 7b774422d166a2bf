using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Keeping users.</summary>
internal sealed class UserCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    [Case]
    internal async Task An_unknown_number_becomes_a_user()
    {
        var signIn = await SignInAsync();

        Assert.NotNull(signIn);
        Assert.True(signIn.IsNew);
        Assert.Null(signIn.PreviousSignInAt);
        Assert.Equal(Given.PhoneNumber(), signIn.User.PhoneNumber);
        Assert.Equal<DateTimeOffset?>([Now, Now], [signIn.User.CreatedAt, signIn.User.PhoneNumberVerifiedAt]);
        Assert.Empty(signIn.User.Fields);
    }

    [Case]
    internal async Task A_known_number_stays_the_same_user()
    {
        var first = await SignInAsync();
        var firstAt = Now;
        Advance(TimeSpan.FromDays(91));

        var second = await SignInAsync();

        Assert.NotNull(second);
        Assert.False(second.IsNew);
        Assert.Equal(firstAt, second.PreviousSignInAt);
        Assert.Equal(first!.User.Id, second.User.Id);
        Assert.Equal<DateTimeOffset?>([firstAt, Now], [second.User.CreatedAt, second.User.PhoneNumberVerifiedAt]);
    }

    [Case]
    internal async Task Each_sign_in_knows_the_one_before()
    {
        await SignInAsync();
        Advance(TimeSpan.FromHours(1));
        await SignInAsync();
        var before = Now;
        Advance(TimeSpan.FromHours(1));

        Assert.Equal(before, (await SignInAsync())?.PreviousSignInAt);
    }

    [Case]
    internal async Task Two_hundred_sign_ins_at_once_make_one_user()
    {
        var signIns = await Race.RunAsync(_ => SignInAsync());

        Assert.Single(signIns, signIn => signIn!.IsNew);
        Assert.Single(signIns.Select(signIn => signIn!.User.Id).Distinct());
    }

    [Case]
    internal async Task Two_hundred_numbers_at_once_make_two_hundred_users()
    {
        var signIns = await Race.RunAsync(number => SignInAsync(number));

        Assert.All(signIns, signIn => Assert.True(signIn!.IsNew));
        Assert.Equal(Race.Callers, signIns.Select(signIn => signIn!.User.Id).Distinct().Count());
    }

    [Case]
    internal async Task With_sign_up_closed_an_unknown_number_creates_no_user()
    {
        Assert.Null(await SignInAsync(allowSignUp: false));
        Assert.Null(await Users.FindByPhoneNumberAsync(Given.PhoneNumber(), CancellationToken));
    }

    [Case]
    internal async Task With_sign_up_closed_a_known_number_signs_in()
    {
        var first = await SignInAsync();
        var firstAt = Now;
        Advance(TimeSpan.FromDays(1));

        var second = await SignInAsync(allowSignUp: false);

        Assert.Equal(first!.User.Id, second?.User.Id);
        Assert.False(second!.IsNew);
        Assert.Equal<DateTimeOffset?>([firstAt, Now], [second.PreviousSignInAt, second.User.PhoneNumberVerifiedAt]);
    }

    [Case]
    internal async Task A_user_is_found_by_id_and_by_number()
    {
        var user = (await SignInAsync())!.User;

        AssertSame(user, await Users.FindAsync(user.Id, CancellationToken));
        AssertSame(user, await Users.FindByPhoneNumberAsync(user.PhoneNumber, CancellationToken));
    }

    [Case]
    internal async Task An_unknown_user_is_not_found()
    {
        await SignInAsync();

        Assert.Null(await Users.FindAsync(UserId.New(Now), CancellationToken));
        Assert.Null(await Users.FindByPhoneNumberAsync(Given.PhoneNumber(1), CancellationToken));
    }

    [Case]
    internal async Task An_id_of_any_text_is_merely_not_found()
    {
        Assert.True(UserId.TryParse("{\"$gt\":\"\"} ' OR 1=1 --", out var id));

        Assert.Null(await Users.FindAsync(id, CancellationToken));
        Assert.False(await Users.DeleteAsync(id, CancellationToken));
    }

    [Case]
    internal async Task A_removed_user_is_gone_and_the_number_begins_anew()
    {
        var user = (await SignInAsync())!.User;

        Assert.True(await Users.DeleteAsync(user.Id, CancellationToken));
        Assert.False(await Users.DeleteAsync(user.Id, CancellationToken));
        Assert.Null(await Users.FindAsync(user.Id, CancellationToken));

        var again = await SignInAsync();
        Assert.True(again!.IsNew);
        Assert.NotEqual(user.Id, again.User.Id);
    }

    private Task<UserSignIn?> SignInAsync(int number = 123456, bool allowSignUp = true)
        => Users.GetOrAddAsync(Given.PhoneNumber(number), allowSignUp, Now, CancellationToken);

    private static void AssertSame(User expected, User? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Fields = actual.Fields }, actual);
        Assert.Empty(actual.Fields);
    }
}
