using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>A field that equals a value, or is greater or less: only ever within one kind of value.</summary>
internal sealed class ComparisonFilter(FieldPath path, Comparison comparison, BsonValue value) : IFilter
{
    private readonly int kind = BsonOrder.KindOf(value);

    public FieldPath Path => path;

    public Comparison Comparison => comparison;

    public BsonValue Value => value;

    public bool Matches(BsonDocument document)
    {
        foreach (var candidate in path.Values(document))
        {
            if (Holds(candidate))
                return true;
        }

        return false;
    }

    private bool Holds(BsonValue? candidate)
    {
        // A field that isn't there compares as null does.
        var other = candidate ?? BsonNull.Value;
        if (BsonOrder.KindOf(other) != kind)
            return HoldsAcrossKinds(other);
        if (comparison != Comparison.Equal && other.IsNumeric && (BsonNumbers.IsNaN(other) || BsonNumbers.IsNaN(value)))
            return comparison is Comparison.GreaterOrEqual or Comparison.LessOrEqual && BsonNumbers.IsNaN(other) && BsonNumbers.IsNaN(value);

        var order = BsonOrder.Instance.Compare(other, value);
        return comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.Greater => order > 0,
            Comparison.GreaterOrEqual => order >= 0,
            Comparison.Less => order < 0,
            _ => order <= 0,
        };
    }

    private bool HoldsAcrossKinds(BsonValue other) => value.BsonType switch
    {
        BsonType.MinKey => comparison is Comparison.Greater or Comparison.GreaterOrEqual,
        BsonType.MaxKey => comparison is Comparison.Less or Comparison.LessOrEqual,
        BsonType.Null => other.IsBsonUndefined && comparison is not (Comparison.Greater or Comparison.Less),
        _ => false,
    };
}
