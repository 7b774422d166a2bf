using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.Indexes;

public sealed class MongoDb44IndexTests() : IndexTests(new MongoWireOptions());
