using System.Globalization;

namespace JwtMongoSms.Benchmarks;

/// <summary>One kind of key and so many tokens, with all rounds. It prints as a row of the result.</summary>
internal sealed class MeCase(string algorithm, int tokens, List<(Load Ours, Load Plain)> rounds)
{
    public override string ToString()
    {
        var ratios = rounds.Select(round => round.Ours.PerSecond / round.Plain.PerSecond).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {algorithm} | {tokens:N0} | {Median(round => round.Ours.PerSecond):N0} | {Median(round => round.Plain.PerSecond):N0} | **{ratios[ratios.Count / 2]:N3}** | {ratios[0]:N3}, {ratios[^1]:N3} | {Required:N2}
            """) + string.Create(CultureInfo.InvariantCulture, $"""
             | {Median(round => round.Ours.Processor.TotalMicroseconds):N1} | {Median(round => round.Plain.Processor.TotalMicroseconds):N1} | {Median(round => round.Plain.Processor / round.Ours.Processor):N3} |
            """);
    }

    private double Required => algorithm == "ES256" ? 1.5 : 0.95;

    private double Median(Func<(Load Ours, Load Plain), double> figure) => Load.Median(rounds, figure);
}
