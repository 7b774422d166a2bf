using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Senders;

/// <summary>Whatever the provider quotes, neither the number nor the code is returned, thrown or logged.</summary>
internal sealed class SecrecyCases(SenderUnderTest subject, CancellationToken cancellationToken) : SenderCases(subject, cancellationToken)
{
    private const string Quote = $"The number {Number} can't be sent \"{Digits} is your Example code.\"";

    [Case]
    internal Task An_accepted_message_is_not_repeated() => TryAsync(FakeProvider.Responding(Subject.Accept));

    [Case]
    internal Task A_refusal_that_quotes_the_message_is_not_repeated()
        => TryAsync(FakeProvider.Responding(Subject.Refuse().StatusCode, Quote));

    [Case]
    internal Task A_response_that_quotes_the_message_is_not_repeated()
        => TryAsync(FakeProvider.Responding(Subject.Accept().StatusCode, Quote));

    [Case(true)]
    [Case(false)]
    internal Task An_exception_that_quotes_the_message_is_not_repeated(bool isReached)
        => TryAsync(FakeProvider.Failing(new HttpRequestException(Quote), isReached));

    private async Task TryAsync(FakeProvider provider)
    {
        using var disposable = provider;
        string told;
        try
        {
            var result = await SendAsync(provider);
            told = $"{result} {result.Failure}";
        }
        catch (Exception exception) when (exception is not ContractException)
        {
            told = exception.ToString();
        }

        MustNotRepeat(told, "the result or the exception");
        foreach (var line in Log.Lines)
            MustNotRepeat(line, "the log");
    }

    private static void MustNotRepeat(string text, string where)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Contains(Number[3..], StringComparison.Ordinal))
            throw new ContractException($"Expected no phone number in {where}, found the whole one.");

        if (text.Contains(Digits, StringComparison.Ordinal))
            throw new ContractException($"Expected no code in {where}, found one.");
    }
}
