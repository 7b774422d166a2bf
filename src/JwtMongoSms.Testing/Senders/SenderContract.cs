using JwtMongoSms.Testing.Contracts;
using JwtMongoSms.Testing.Senders;

namespace JwtMongoSms;

/// <summary>
/// What every sender does: it tells sent, refused and unknown apart, sends a message at most once, and repeats neither number nor code.
/// </summary>
public static class SenderContract
{
    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ContractCase<SenderUnderTest>> Cases { get; } =
    [
        .. CaseList.From<SenderUnderTest, OutcomeCases>("Outcomes"),
        .. CaseList.From<SenderUnderTest, CancellationCases>("Cancellation"),
        .. CaseList.From<SenderUnderTest, SecrecyCases>("Secrecy"),
    ];

    /// <summary>Finds a case by its name: test frameworks show one test for each text.</summary>
    /// <exception cref="ArgumentException">No case has this name.</exception>
    public static ContractCase<SenderUnderTest> Find(string name)
        => Cases.FirstOrDefault(contractCase => contractCase.Name == name)
            ?? throw new ArgumentException($"\"{name}\" is no case of SenderContract; its Cases have the names.", nameof(name));
}
