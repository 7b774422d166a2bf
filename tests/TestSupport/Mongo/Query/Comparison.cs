namespace TestSupport.Mongo.Query;

/// <summary>How a field compares with a value.</summary>
internal enum Comparison
{
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}
