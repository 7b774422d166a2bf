using System.Text;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Values;

/// <summary>MongoDB's order over the values that our stores compare: by kind first, whole numbers of all types being one kind.</summary>
internal sealed class BsonOrder : IComparer<BsonValue>
{
    private const double MaxExact = 1L << 53;

    public static readonly BsonOrder Instance = new();

    public int Compare(BsonValue? x, BsonValue? y)
    {
        var (left, right) = (x ?? BsonNull.Value, y ?? BsonNull.Value);
        return GetKind(left) is var kind && kind != GetKind(right) ? kind.CompareTo(GetKind(right)) : CompareWithinKind(left, right);
    }

    /// <summary>The place of a value's kind in the order. A filter finds values of one kind only greater or less.</summary>
    public static int GetKind(BsonValue value) => value.BsonType switch
    {
        BsonType.Null => 5,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double => 10,
        BsonType.String => 15,
        BsonType.Document => 20,
        BsonType.Array => 25,
        BsonType.Binary => 30,
        BsonType.ObjectId => 35,
        BsonType.Boolean => 40,
        BsonType.DateTime => 45,
        var other => throw CommandException.Unsupported($"a comparison with a value of type {other}"),
    };

    public static long ToWhole(BsonValue number) => number switch
    {
        BsonInt32 or BsonInt64 => number.ToInt64(),
        BsonDouble { Value: >= -MaxExact and <= MaxExact and var value } when value == Math.Floor(value) => (long)value,
        _ => throw CommandException.Unsupported($"a comparison with the number {number}"),
    };

    /// <summary>The value as a key of an index, where equal numbers of different types are one.</summary>
    public static BsonValue ToKey(BsonValue? value) => value switch
    {
        null => BsonNull.Value,
        { IsNumeric: true } => new BsonInt64(ToWhole(value)),
        _ => value,
    };

    private static int CompareWithinKind(BsonValue left, BsonValue right) => (left, right) switch
    {
        (BsonNull, _) => 0,
        (BsonString a, BsonString b) => Encoding.UTF8.GetBytes(a.Value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Value)),
        (BsonBinaryData a, BsonBinaryData b) => CompareBinary(a, b),
        (BsonObjectId a, BsonObjectId b) => a.Value.CompareTo(b.Value),
        (BsonBoolean a, BsonBoolean b) => a.Value.CompareTo(b.Value),
        (BsonDateTime a, BsonDateTime b) => a.MillisecondsSinceEpoch.CompareTo(b.MillisecondsSinceEpoch),
        _ when left.IsNumeric => ToWhole(left).CompareTo(ToWhole(right)),
        _ => throw CommandException.Unsupported($"a comparison of {left.BsonType} with {right.BsonType}"),
    };

    private static int CompareBinary(BsonBinaryData left, BsonBinaryData right)
    {
        var order = left.Bytes.Length.CompareTo(right.Bytes.Length);
        order = order != 0 ? order : left.SubType.CompareTo(right.SubType);
        return order != 0 ? order : left.Bytes.AsSpan().SequenceCompareTo(right.Bytes);
    }
}
