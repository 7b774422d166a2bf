namespace JwtMongoSms.Benchmarks;

/// <summary>One kind of key and so many tokens, with all rounds. It prints as a row of the result.</summary>
internal sealed class MeCase(string algorithm, int tokens, List<(Load Ours, Load Plain)> rounds)
{
    public override string ToString()
    {
        var ratios = rounds.Select(round => round.Ours.PerSecond / round.Plain.PerSecond).Order().ToList();
        string[] cells =
        [
            algorithm,
            $"{tokens:N0}",
            $"{Median(round => round.Ours.PerSecond):N0}",
            $"{Median(round => round.Plain.PerSecond):N0}",
            $"**{ratios[ratios.Count / 2]:N3}**",
            $"{ratios[0]:N3}, {ratios[^1]:N3}",
            algorithm == "ES256" ? "2.5" : "1.1",
            $"{Median(round => round.Ours.Processor.TotalMicroseconds):N1}",
            $"{Median(round => round.Plain.Processor.TotalMicroseconds):N1}",
            $"{Median(round => round.Plain.Processor / round.Ours.Processor):N3}",
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private double Median(Func<(Load Ours, Load Plain), double> figure) => Load.Median(rounds, figure);
}
