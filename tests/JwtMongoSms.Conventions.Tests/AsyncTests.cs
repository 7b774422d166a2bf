using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>What is awaited says so, and can be given up.</summary>
public sealed class AsyncTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Runs after a code was consumed or a user deleted, where nothing is cancelled; or awaits a task that is cancelled.</summary>
    private static readonly string[] MustFinish =
    [
        "GuessReleases.ReleaseAsync",
        "GuessReleases.ReleaseOnFailureAsync",
        "LimitStoreScopes.AddAsync",
        "LimitStoreScopes.CorrectAsync",
        "LimitStoreScopes.GiveBackPaceAsync",
        "SendOutcomes.ConvertAsync",
        "SendOutcomes.CountNoticeAsync",
        "SendOutcomes.GiveBackRefusedAsync",
        "SendPermit.DisposeAsync",
        "SendReservation.GiveBackAsync",
        "SendReservation.GiveBackMessageAsync",
        "SendReservation.GiveBackWithAddressAsync",
        "SendReservation.WhenCountedAsync",
        "ServiceRule.CountNoticeAsync",
        "UseCase.CountAsync",
        "UserEvents.SignedInAsync",
        "UserEvents.DeletedAsync",
    ];

    private static readonly IReadOnlyList<MethodInfo> Methods =
    [
        .. Shipped.Types
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal))
            .Where(method => IsAwaited(method.ReturnType) && !IsPrescribed(method)),
    ];

    [Fact]
    public void There_are_methods_to_look_at() => Assert.True(Methods.Count > 100, "The public methods that are awaited weren't found.");

    [Fact]
    public void A_method_that_is_awaited_ends_in_Async()
        => Convention.Holds(
            Methods.Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(NameOf),
            "Let the name end in Async.");

    [Fact]
    public void A_method_that_is_awaited_can_be_given_up()
        => Convention.Holds(
            from method in Methods
            let parameters = method.GetParameters()
            where parameters is not [.., { ParameterType: var last, Name: "cancellationToken" }] || last != typeof(CancellationToken)
            where !parameters.Any(parameter => CarriesRequestAborted(parameter.ParameterType))
            where !MustFinish.Contains(NameOf(method))
            select NameOf(method),
            "Take CancellationToken cancellationToken as the last parameter and pass it on. What must finish is named in MustFinish.");

    private static bool IsAwaited(Type type)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return open == typeof(Task) || open == typeof(Task<>) || open == typeof(ValueTask) || open == typeof(ValueTask<>);
    }

    // A request, its event, or what a library passes on with the token in it.
    private static bool CarriesRequestAborted(Type type)
        => type == typeof(HttpContext) || type.GetProperty(nameof(HttpContext))?.PropertyType == typeof(HttpContext)
        || type.GetProperty(nameof(CancellationToken))?.PropertyType == typeof(CancellationToken);

    // An override has the shape that its base class gave it.
    private static bool IsPrescribed(MethodInfo method) => !Shipped.IsOurs(method.GetBaseDefinition().DeclaringType!.Assembly);

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
