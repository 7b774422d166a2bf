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
        Assert.Null(await SignInAsync(signUp: SignUp.Closed));
        Assert.Null(await Users.FindByPhoneNumberAsync(Given.PhoneNumber(), CancellationToken));
    }

    [Case]
    internal async Task With_sign_up_closed_a_known_number_signs_in()
    {
        var first = await SignInAsync();
        var firstAt = Now;
        Advance(TimeSpan.FromDays(1));

        var second = await SignInAsync(signUp: SignUp.Closed);

        Assert.Equal(first!.User.Id, second?.User.Id);
        Assert.False(second!.IsNew);
        Assert.Equal<DateTimeOffset?>([firstAt, Now], [second.PreviousSignInAt, second.User.PhoneNumberVerifiedAt]);
    }

    [Case]
    internal async Task A_user_is_marked_for_OnCreated_until_it_is_confirmed()
    {
        var user = (await SignInAsync(signUp: SignUp.OpenWithOnCreated))!;
        var next = await SignInAsync(signUp: SignUp.Closed);
        await Users.ConfirmCreatedAsync(user.User.Id, CancellationToken);
        await Users.ConfirmCreatedAsync(user.User.Id, CancellationToken);

        Assert.Equal((true, true), (user.IsNew, user.IsOnCreatedPending));
        Assert.Equal((false, true), (next!.IsNew, next.IsOnCreatedPending));
        Assert.Empty(next.User.Fields);
        Assert.False((await SignInAsync(signUp: SignUp.OpenWithOnCreated))!.IsOnCreatedPending);
    }

    [Case]
    internal async Task A_user_who_was_created_without_a_mark_never_gets_one()
    {
        Assert.False((await SignInAsync())!.IsOnCreatedPending);
        Assert.False((await SignInAsync(signUp: SignUp.OpenWithOnCreated))!.IsOnCreatedPending);
    }

    [Case]
    internal async Task A_user_keeps_the_mark_when_others_are_confirmed_and_when_the_number_changes()
    {
        var user = (await SignInAsync(signUp: SignUp.OpenWithOnCreated))!.User;
        var other = (await SignInAsync(1, SignUp.OpenWithOnCreated))!.User;
        await Users.ConfirmCreatedAsync(other.Id, CancellationToken);
        await Users.ConfirmCreatedAsync(UserId.New(Now), CancellationToken);
        await Users.TryMovePhoneNumberAsync(user.Id, user.PhoneNumber, Given.PhoneNumber(2), Now, CancellationToken);

        Assert.True((await SignInAsync(2))!.IsOnCreatedPending);
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

    private Task<UserSignIn?> SignInAsync(int number = 123456, SignUp signUp = SignUp.Open)
        => Users.GetOrAddAsync(Given.PhoneNumber(number), signUp, Now, CancellationToken);

    private static void AssertSame(User expected, User? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Fields = actual.Fields }, actual);
        Assert.Empty(actual.Fields);
    }
}
