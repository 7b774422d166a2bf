using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>Numbers of four types, compared and added without losing what one type can say and another can't.</summary>
internal static class BsonNumbers
{
    private const double TwoTo63 = 9223372036854775808d;

    public static bool IsNaN(BsonValue value) => value switch
    {
        BsonDouble number => double.IsNaN(number.Value),
        BsonDecimal128 number => Decimal128.IsNaN(number.Value),
        _ => false,
    };

    /// <summary>NaN is less than every other number, and equal to itself.</summary>
    public static int Compare(BsonValue left, BsonValue right) => (left, right) switch
    {
        (BsonDouble a, BsonDouble b) => a.Value.CompareTo(b.Value),
        (BsonInt32 or BsonInt64, BsonInt32 or BsonInt64) => left.ToInt64().CompareTo(right.ToInt64()),
        (BsonInt32 or BsonInt64, BsonDouble b) => Compare(left.ToInt64(), b.Value),
        (BsonDouble a, BsonInt32 or BsonInt64) => -Compare(right.ToInt64(), a.Value),
        _ => CompareDecimals(left, right),
    };

    /// <summary>The sum in MongoDB's type for it: the wider of both, and a long where an int overflows; <see langword="null"/> where a long does.</summary>
    public static BsonValue? Add(BsonValue left, BsonValue right)
    {
        if (left is BsonDecimal128 || right is BsonDecimal128)
            return new BsonDecimal128((Decimal128)(Decimal128.ToDecimal(left.ToDecimal128()) + Decimal128.ToDecimal(right.ToDecimal128())));
        if (left is BsonDouble || right is BsonDouble)
            return new BsonDouble(left.ToDouble() + right.ToDouble());

        var sum = (Int128)left.ToInt64() + right.ToInt64();
        if (sum < long.MinValue || sum > long.MaxValue)
            return null;

        return left is BsonInt32 && right is BsonInt32 && sum >= int.MinValue && sum <= int.MaxValue ? new BsonInt32((int)sum) : new BsonInt64((long)sum);
    }

    private static int Compare(long left, double right)
    {
        if (double.IsNaN(right) || right < -TwoTo63)
            return 1;
        if (right >= TwoTo63)
            return -1;

        var whole = (long)right;
        return left != whole ? left.CompareTo(whole) : 0d.CompareTo(right - whole);
    }

    private static int CompareDecimals(BsonValue left, BsonValue right)
    {
        var (leftIsNaN, rightIsNaN) = (IsNaN(left), IsNaN(right));
        if (leftIsNaN || rightIsNaN)
            return rightIsNaN.CompareTo(leftIsNaN);

        return Decimal128.Compare(left.ToDecimal128(), right.ToDecimal128());
    }
}
