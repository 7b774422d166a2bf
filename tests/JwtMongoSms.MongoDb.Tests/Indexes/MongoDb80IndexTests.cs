namespace JwtMongoSms.MongoDb.Tests.Indexes;

public sealed class MongoDb80IndexTests() : IndexTests(TestDatabase.MongoDb80WithoutSessions);
