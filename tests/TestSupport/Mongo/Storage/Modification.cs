using JwtMongoSms.Testing.Mongo.Query;
using JwtMongoSms.Testing.Mongo.Update;

namespace JwtMongoSms.Testing.Mongo.Storage;

/// <summary>Which document is to become what.</summary>
internal sealed record Modification(IFilter Filter, SortOrder Sort, IUpdate Update, bool IsUpsert);
