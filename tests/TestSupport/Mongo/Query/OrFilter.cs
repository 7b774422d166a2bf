using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>At least one of several conditions.</summary>
internal sealed class OrFilter(IReadOnlyList<IFilter> filters) : IFilter
{
    public IReadOnlyList<IFilter> Filters => filters;

    public bool Matches(BsonDocument document) => filters.Any(filter => filter.Matches(document));
}
