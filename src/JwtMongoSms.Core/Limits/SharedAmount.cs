namespace JwtMongoSms.Limits;

/// <summary>What is taken of a shared counter: sends, and their price in units of money.</summary>
internal readonly record struct SharedAmount(long Sends, long Cost = 0)
{
    public static SharedAmount operator +(SharedAmount one, SharedAmount other) => new(one.Sends + other.Sends, one.Cost + other.Cost);

    public static SharedAmount operator -(SharedAmount one, SharedAmount other) => new(one.Sends - other.Sends, one.Cost - other.Cost);

    public bool Covers(SharedAmount other) => Sends >= other.Sends && Cost >= other.Cost;

    /// <summary>Gets the larger sends and the larger price of two amounts.</summary>
    public SharedAmount Or(SharedAmount other) => new(Math.Max(Sends, other.Sends), Math.Max(Cost, other.Cost));
}
