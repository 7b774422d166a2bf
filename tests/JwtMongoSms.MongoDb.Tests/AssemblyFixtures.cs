using JwtMongoSms.MongoDb.Tests.WireServer;

[assembly: AssemblyFixture(typeof(Servers))]
