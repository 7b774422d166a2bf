namespace JwtMongoSms;

/// <summary>One rule that every store, or every sender, keeps. A test framework runs each as a test of its own.</summary>
/// <typeparam name="TSubject">What the rule is tried on.</typeparam>
public sealed class ContractCase<TSubject>
{
    private readonly Func<TSubject, CancellationToken, Task> run;

    internal ContractCase(string name, Func<TSubject, CancellationToken, Task> run) => (Name, this.run) = (name, run);

    /// <summary>Gets the rule as a sentence, which no other case of the contract has.</summary>
    public string Name { get; }

    /// <summary>Tries the rule.</summary>
    /// <param name="subject">What it is tried on, new for each case.</param>
    /// <param name="cancellationToken">Cancels the case.</param>
    /// <exception cref="ContractException">The rule is broken.</exception>
    public Task RunAsync(TSubject subject, CancellationToken cancellationToken = default) => run(subject, cancellationToken);

    /// <summary>Gives the name.</summary>
    public override string ToString() => Name;
}
