using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Query;

/// <summary>MongoDB's order over values of all types: by kind first, numbers of all types being one kind.</summary>
internal sealed class BsonOrder : IComparer<BsonValue>
{
    public static readonly BsonOrder Instance = new();

    public int Compare(BsonValue? x, BsonValue? y)
    {
        var (left, right) = (x ?? BsonNull.Value, y ?? BsonNull.Value);
        var kinds = KindOf(left).CompareTo(KindOf(right));
        return kinds != 0 ? kinds : CompareWithinKind(left, right);
    }

    /// <summary>The place of a value's kind in the order. Only values of one kind are ever greater or less in a filter.</summary>
    public static int KindOf(BsonValue value) => value.BsonType switch
    {
        BsonType.MinKey => -1,
        BsonType.Undefined => 0,
        BsonType.Null => 5,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => 10,
        BsonType.String or BsonType.Symbol => 15,
        BsonType.Document => 20,
        BsonType.Array => 25,
        BsonType.Binary => 30,
        BsonType.ObjectId => 35,
        BsonType.Boolean => 40,
        BsonType.DateTime => 45,
        BsonType.Timestamp => 47,
        BsonType.RegularExpression => 50,
        BsonType.JavaScript => 60,
        BsonType.JavaScriptWithScope => 65,
        BsonType.MaxKey => 127,
        var other => throw new ArgumentOutOfRangeException(nameof(value), other, null),
    };

    private static int CompareWithinKind(BsonValue left, BsonValue right) => (left, right) switch
    {
        _ when left.IsNumeric => BsonNumbers.Compare(left, right),
        (BsonDateTime a, BsonDateTime b) => a.MillisecondsSinceEpoch.CompareTo(b.MillisecondsSinceEpoch),
        (BsonObjectId a, BsonObjectId b) => a.Value.CompareTo(b.Value),
        (BsonBoolean a, BsonBoolean b) => a.Value.CompareTo(b.Value),
        (BsonDocument a, BsonDocument b) => CompareFields(a, b),
        (BsonArray a, BsonArray b) => CompareItems(a, b),
        (BsonBinaryData a, BsonBinaryData b) => CompareBinary(a, b),
        (BsonTimestamp a, BsonTimestamp b) => unchecked((ulong)a.Value).CompareTo(unchecked((ulong)b.Value)),
        _ when left is BsonString or BsonSymbol => CompareText(TextOf(left), TextOf(right)),
        _ => left.CompareTo(right),
    };

    private static int CompareFields(BsonDocument left, BsonDocument right)
    {
        for (var i = 0; i < left.ElementCount && i < right.ElementCount; i++)
        {
            var (a, b) = (left.GetElement(i), right.GetElement(i));
            var order = KindOf(a.Value).CompareTo(KindOf(b.Value));
            order = order != 0 ? order : CompareText(a.Name, b.Name);
            order = order != 0 ? order : CompareWithinKind(a.Value, b.Value);
            if (order != 0)
                return order;
        }

        return left.ElementCount.CompareTo(right.ElementCount);
    }

    private static int CompareItems(BsonArray left, BsonArray right)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            var order = Instance.Compare(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return left.Count.CompareTo(right.Count);
    }

    private static int CompareBinary(BsonBinaryData left, BsonBinaryData right)
    {
        var order = left.Bytes.Length.CompareTo(right.Bytes.Length);
        order = order != 0 ? order : left.SubType.CompareTo(right.SubType);
        return order != 0 ? order : left.Bytes.AsSpan().SequenceCompareTo(right.Bytes);
    }

    private static string TextOf(BsonValue value) => value is BsonSymbol symbol ? symbol.Name : value.AsString;

    // MongoDB compares the bytes of UTF-8. UTF-16 differs from it only where a surrogate meets a character above it.
    private static int CompareText(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
            return left.Length.CompareTo(right.Length);

        var (a, b) = (left[same], right[same]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : Rank(a).CompareTo(Rank(b));
    }

    private static int Rank(char character) => char.IsSurrogate(character) ? 0x10000 : character;
}
