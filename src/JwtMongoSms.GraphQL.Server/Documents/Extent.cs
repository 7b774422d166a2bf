namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>How large a part of a document is.</summary>
/// <param name="Written">Fields as they are written.</param>
/// <param name="Unfolded">Fields with fragments unfolded.</param>
/// <param name="Levels">How deep they lie.</param>
internal readonly record struct Extent(long Written, long Unfolded, int Levels)
{
    // Far above every bound, and far from an overflow.
    private const int Most = int.MaxValue / 2;

    public static Extent Endless => new(0, 0, Most);

    public static Extent Of(params ReadOnlySpan<int?> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += count ?? 0;

        return new Extent(sum, sum, 0);
    }

    public Extent OneBelow() => new(Written + 1, Math.Min(Most, Unfolded + 1), Math.Min(Most, Levels + 1));

    public static Extent operator +(Extent left, Extent right)
        => new(left.Written + right.Written, Math.Min(Most, left.Unfolded + right.Unfolded), Math.Max(left.Levels, right.Levels));
}
