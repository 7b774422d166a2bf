using TestSupport.Mongo.Query;
using TestSupport.Mongo.Update;

namespace TestSupport.Mongo.Storage;

/// <summary>Which document is to become what.</summary>
internal sealed record Modification(IFilter Filter, SortOrder Sort, IUpdate Update, bool IsUpsert);
