using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>All of several conditions; of none, everything.</summary>
internal sealed class AndFilter(IReadOnlyList<IFilter> filters) : IFilter
{
    public IReadOnlyList<IFilter> Filters => filters;

    public bool Matches(BsonDocument document) => filters.All(filter => filter.Matches(document));
}
