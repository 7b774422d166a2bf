using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Giving users other numbers.</summary>
internal sealed class PhoneNumberMoveCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private const int Old = 1, New = 2;

    [Case]
    internal async Task A_user_with_another_number_is_the_same_user()
    {
        var user = await AddUserAsync(Old);
        Advance(TimeSpan.FromDays(1));

        Assert.Equal(PhoneNumberMove.Moved, await MoveAsync(user, Old, New));

        var moved = await Users.FindAsync(user.Id, CancellationToken);
        Assert.Equal(user with { PhoneNumber = Given.PhoneNumber(New), PhoneNumberVerifiedAt = Now, Fields = moved!.Fields }, moved);
        Assert.Equal(user.Id, (await Users.FindByPhoneNumberAsync(Given.PhoneNumber(New), CancellationToken))?.Id);
        Assert.Equal(user.Id, (await Users.GetOrAddAsync(Given.PhoneNumber(New), SignUp.Open, Now, CancellationToken))?.User.Id);
    }

    [Case]
    internal async Task A_number_that_its_user_has_left_signs_up_a_new_user()
    {
        var user = await AddUserAsync(Old);
        await MoveAsync(user, Old, New);

        Assert.Null(await Users.FindByPhoneNumberAsync(Given.PhoneNumber(Old), CancellationToken));
        var next = await Users.GetOrAddAsync(Given.PhoneNumber(Old), SignUp.Open, Now, CancellationToken);
        Assert.True(next!.IsNew);
        Assert.NotEqual(user.Id, next.User.Id);
    }

    [Case]
    internal async Task A_number_of_another_user_is_taken_and_nothing_changes()
    {
        var (user, other) = (await AddUserAsync(Old), await AddUserAsync(New));

        Assert.Equal(PhoneNumberMove.Taken, await MoveAsync(user, Old, New));

        Assert.Equal(Given.PhoneNumber(Old), (await Users.FindAsync(user.Id, CancellationToken))?.PhoneNumber);
        Assert.Equal(other.Id, (await Users.FindByPhoneNumberAsync(Given.PhoneNumber(New), CancellationToken))?.Id);
    }

    [Case]
    internal async Task A_user_with_another_number_or_who_was_deleted_is_not_moved()
    {
        var (user, removed) = (await AddUserAsync(Old), await AddUserAsync(3));
        await Users.DeleteAsync(removed.Id, CancellationToken);
        Assert.True(UserId.TryParse("{\"$gt\":\"\"} ' OR 1=1 --", out var anyText));

        Assert.Equal(PhoneNumberMove.Gone, await MoveAsync(user, from: 4, New));
        Assert.Equal(PhoneNumberMove.Gone, await MoveAsync(removed, from: 3, New));
        Assert.Equal(PhoneNumberMove.Gone, await MoveAsync(user with { Id = anyText }, Old, New));
        Assert.Equal(Given.PhoneNumber(Old), (await Users.FindAsync(user.Id, CancellationToken))?.PhoneNumber);
    }

    [Case]
    internal async Task A_move_that_is_repeated_says_that_it_is_done()
    {
        var user = await AddUserAsync(Old);

        Assert.Equal(PhoneNumberMove.Moved, await MoveAsync(user, Old, New));
        Assert.Equal(PhoneNumberMove.Moved, await MoveAsync(user, Old, New));
        Assert.Equal(PhoneNumberMove.Moved, await MoveAsync(user, New, New));
    }

    [Case]
    internal async Task Of_two_hundred_users_who_move_to_one_number_at_once_exactly_one_gets_it()
    {
        var users = await Race.RunAsync(number => AddUserAsync(10 + number));

        var moves = await Race.RunAsync(number => MoveAsync(users[number], 10 + number, New));

        Assert.Single(moves, move => move == PhoneNumberMove.Moved);
        Assert.Equal(Race.Callers - 1, moves.Count(move => move == PhoneNumberMove.Taken));
        var owner = await Users.FindByPhoneNumberAsync(Given.PhoneNumber(New), CancellationToken);
        Assert.Equal(users[Array.IndexOf(moves, PhoneNumberMove.Moved)].Id, owner?.Id);
    }

    [Case]
    internal async Task Of_two_hundred_moves_of_one_user_to_different_numbers_exactly_one_is_made()
    {
        var user = await AddUserAsync(Old);

        var moves = await Race.RunAsync(number => MoveAsync(user, Old, 10 + number));

        Assert.Single(moves, move => move == PhoneNumberMove.Moved);
        Assert.Equal(Race.Callers - 1, moves.Count(move => move == PhoneNumberMove.Gone));
        var moved = Given.PhoneNumber(10 + Array.IndexOf(moves, PhoneNumberMove.Moved));
        Assert.Equal(moved, (await Users.FindAsync(user.Id, CancellationToken))?.PhoneNumber);
    }

    [Case]
    internal async Task A_number_that_is_moved_to_and_signed_up_with_at_once_has_one_user()
    {
        var users = await Race.RunAsync(number => AddUserAsync(10 + number));

        // Half of the callers move, the other half sign in.
        var owners = await Race.RunAsync(async number => number % 2 == 0
            ? await MoveAsync(users[number], 10 + number, New) == PhoneNumberMove.Moved ? users[number].Id : null
            : (await Users.GetOrAddAsync(Given.PhoneNumber(New), SignUp.Open, Now, CancellationToken))?.User.Id);

        var owner = (await Users.FindByPhoneNumberAsync(Given.PhoneNumber(New), CancellationToken))?.Id;
        Assert.NotNull(owner);
        Assert.All(owners.Where(id => id is not null), id => Assert.Equal(owner, id));
        Assert.All(owners.Where((_, number) => number % 2 == 1), id => Assert.NotNull(id));
    }

    private async Task<User> AddUserAsync(int number)
        => (await Users.GetOrAddAsync(Given.PhoneNumber(number), SignUp.Open, Now, CancellationToken))!.User;

    private Task<PhoneNumberMove> MoveAsync(User user, int from, int to)
        => Users.TryMovePhoneNumberAsync(user.Id, Given.PhoneNumber(from), Given.PhoneNumber(to), Now, CancellationToken);
}
