using TestSupport.Mongo.Query;

namespace TestSupport.Mongo.Indexes;

/// <summary>By the keys, and by the document where they are the same.</summary>
internal sealed class IndexOrder : IComparer<IndexEntry>
{
    public static readonly IndexOrder Instance = new();

    public int Compare(IndexEntry x, IndexEntry y)
    {
        var shared = Math.Min(x.Keys.Length, y.Keys.Length);
        for (var i = 0; i < shared; i++)
        {
            var order = BsonOrder.Instance.Compare(x.Keys[i], y.Keys[i]);
            if (order != 0)
                return order;
        }

        return x.DocumentId.CompareTo(y.DocumentId);
    }
}
