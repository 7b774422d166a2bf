using JwtMongoSms.Testing.Contracts;
using JwtMongoSms.Testing.Stores;

namespace JwtMongoSms;

/// <summary>
/// What every store does, races included. Run each case on services that hold <see cref="IChallengeStore"/>, <see cref="IPhoneUserStore"/>,
/// <see cref="ISessionStore"/> and <see cref="ILimitStore"/> over an empty database; each call of a store has a scope of its own.
/// </summary>
public static class StoreContract
{
    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ContractCase<IServiceProvider>> Cases { get; } =
    [
        .. CaseList.From<IServiceProvider, AttemptCases>("Attempts"),
        .. CaseList.From<IServiceProvider, ByNumberCases>("Attempts by number"),
        .. CaseList.From<IServiceProvider, ChallengeCases>("Challenges"),
        .. CaseList.From<IServiceProvider, ConsumeCases>("Using a code"),
        .. CaseList.From<IServiceProvider, DeviceGuessCases>("Guesses of known devices"),
        .. CaseList.From<IServiceProvider, LimitCases>("Guess budgets"),
        .. CaseList.From<IServiceProvider, LimitPurgeCases>("Guess budgets"),
        .. CaseList.From<IServiceProvider, PaceBoundCases>("Paces"),
        .. CaseList.From<IServiceProvider, PaceCases>("Paces"),
        .. CaseList.From<IServiceProvider, PacePurgeCases>("Paces"),
        .. CaseList.From<IServiceProvider, PhoneNumberListCases>("Lists of numbers"),
        .. CaseList.From<IServiceProvider, PhoneNumberMoveCases>("Changes of number"),
        .. CaseList.From<IServiceProvider, RefusalCases>("Refused sends"),
        .. CaseList.From<IServiceProvider, ResendCases>("Resends"),
        .. CaseList.From<IServiceProvider, RotationCases>("Refreshes"),
        .. CaseList.From<IServiceProvider, SessionCases>("Sessions"),
        .. CaseList.From<IServiceProvider, UserCases>("Users"),
        .. CaseList.From<IServiceProvider, WindowBoundCases>("Windows"),
        .. CaseList.From<IServiceProvider, WindowCases>("Windows"),
        .. CaseList.From<IServiceProvider, WindowPurgeCases>("Windows"),
    ];

    /// <summary>Finds a case by its name: test frameworks show one test for each text.</summary>
    /// <exception cref="ArgumentException">No case has this name.</exception>
    public static ContractCase<IServiceProvider> Find(string name)
        => Cases.FirstOrDefault(contractCase => contractCase.Name == name)
            ?? throw new ArgumentException($"\"{name}\" is no case of StoreContract; its Cases have the names.", nameof(name));
}
